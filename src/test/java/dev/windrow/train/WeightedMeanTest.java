package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.Slices;
import dev.windrow.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {
    private static final LearnerState START = new LearnerState(new float[] {1}, new float[][] {{2}}, 0);

    @Test
    void weighsByTargetsAndAveragesMomentsToo() {
        LearnerState mean = mean(update(1, 10f, 2f, 3), update(3, 2f, 6f, 4));
        assertThat(mean.parameters()).containsExactly(4f);
        assertThat(mean.moments()[0]).containsExactly(5f);
        assertThat(mean.iteration()).isEqualTo(4);
    }

    @Test
    void aWorkerWithoutWindowsCountsForNothing() {
        WorkerUpdate empty = WorkerUpdate.NOTHING;
        LearnerState mean = mean(empty, update(5, 0.1f, 0.2f, 3), empty);
        assertThat(mean.parameters()).containsExactly(0.1f);
    }

    private static LearnerState mean(WorkerUpdate... updates) {
        List<Payload> payloads = new ArrayList<>();
        for (WorkerUpdate update : updates) {
            Travel travel = Travel.in(WireFormat.FLOAT32);
            payloads.add(
                    Departure.of(payloads.size(), update, START, travel, null).payload(Slices.whole(1), 0));
        }
        return WeightedMean.of(payloads, START);
    }

    private static WorkerUpdate update(long targets, float parameter, float moment, long iteration) {
        LearnerState state = new LearnerState(new float[] {parameter}, new float[][] {{moment}}, iteration);
        return new WorkerUpdate(
                state, new WorkerReport(1, targets, targets, targets, 0, StepTime.NONE, WorkerState.NOTHING));
    }
}
