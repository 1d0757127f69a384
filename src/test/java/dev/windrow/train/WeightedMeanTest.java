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
        LearnerState mean = mean(MomentRule.Fate.AVERAGED, update(1, 10f, 2f, 3), update(3, 2f, 6f, 4));
        assertThat(mean.parameters()).containsExactly(4f);
        assertThat(mean.moments()[0]).containsExactly(5f);
        assertThat(mean.iteration()).isEqualTo(4);
    }

    @Test
    void aWorkerWithoutWindowsCountsForNothing() {
        WorkerUpdate empty = WorkerUpdate.NOTHING;
        LearnerState mean = mean(MomentRule.Fate.AVERAGED, empty, update(5, 0.1f, 0.2f, 3), empty);
        assertThat(mean.parameters()).containsExactly(0.1f);
    }

    @Test
    void aMomentThatIsNotAveragedIsOfNoLength() {
        LearnerState mean = mean(MomentRule.Fate.KEPT, update(1, 10f, 2f, 3), update(3, 2f, 6f, 4));
        assertThat(mean.parameters()).containsExactly(4f);
        assertThat(mean.moments()[0]).isEmpty();
    }

    private static LearnerState mean(MomentRule.Fate fate, WorkerUpdate... updates) {
        List<Payload> payloads = new ArrayList<>();
        for (WorkerUpdate update : updates) {
            Sends sends = new Sends(Travel.in(WireFormat.FLOAT32), new MomentRule.Fates(List.of(fate), false));
            payloads.add(Departure.of(payloads.size(), update, START, sends, Kept.NOTHING)
                    .payload(Slices.whole(1), 0));
        }
        return WeightedMean.of(payloads, START);
    }

    private static WorkerUpdate update(long targets, float parameter, float moment, long iteration) {
        LearnerState state = new LearnerState(new float[] {parameter}, new float[][] {{moment}}, iteration);
        return new WorkerUpdate(
                state, new WorkerReport(1, targets, targets, targets, 0, StepTime.NONE, WorkerState.NOTHING));
    }
}
