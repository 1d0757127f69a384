package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.network.LearnerState;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {

    @Test
    void weighsByTargetsAndAveragesMomentsToo() {
        LearnerState mean = WeightedMean.of(List.of(update(1, 10f, 2f, 3), update(3, 2f, 6f, 4)));
        assertThat(mean.parameters()).containsExactly(4f);
        assertThat(mean.moments()[0]).containsExactly(5f);
        assertThat(mean.iteration()).isEqualTo(4);
    }

    @Test
    void aWorkerWithoutWindowsCountsForNothing() {
        WorkerUpdate empty = WorkerUpdate.NOTHING;
        LearnerState mean = WeightedMean.of(List.of(empty, update(5, 0.1f, 0.2f, 3), empty));
        assertThat(mean.parameters()).containsExactly(0.1f);
    }

    private static WorkerUpdate update(long targets, float parameter, float moment, long iteration) {
        LearnerState state = new LearnerState(new float[] {parameter}, new float[][] {{moment}}, iteration);
        return new WorkerUpdate(state, new WorkerReport(1, targets, targets, 0, 0, WorkerState.NOTHING));
    }
}
