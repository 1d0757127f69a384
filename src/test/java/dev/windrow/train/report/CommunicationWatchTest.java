package dev.windrow.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunicationWatchTest {
    private final List<String> warnings = new ArrayList<>();
    private final CommunicationWatch watch = new CommunicationWatch(warnings::add);

    @Test
    void tellsTheStepsThatWouldBeEnoughAndTellsThemOnce() {
        tell(60, 1000, 1, 0.6);
        // 0.4 s beside 16 steps of 0.0375 s: with 43 steps 0.4 of 2.01 s.
        assertThat(warnings)
                .containsExactly("communication takes 40% of a round (0.400 of 1.000 s, over 20 rounds);"
                        + " training.steps-per-round: 16 → 43 would bring it below 20%");
    }

    @Test
    void isSilentBelowAFifth() {
        tell(60, 1000, 1, 0.81);
        assertThat(warnings).isEmpty();
    }

    @Test
    void theFirstRoundsDoNotCount() {
        tell(5, 1000, 100, 1);
        tell(20, 1000, 1, 0.9);
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneSlowRoundIsNoReason() {
        tell(24, 1000, 1, 0.9);
        tell(1, 1000, 2, 0.9);
        assertThat(warnings).isEmpty();
    }

    @Test
    void knowsThatAnEpochMayBeTooShort() {
        tell(60, 2, 1, 0.6);
        assertThat(warnings.get(0))
                .endsWith("16 → 43 would bring it below 20%, but an epoch has only 32 steps on each worker:"
                        + " fewer training.workers have more each");
    }

    private void tell(int count, int roundsOfEpoch, double round, double steps) {
        for (int k = 0; k < count; k++) {
            watch.round(new RoundReport(
                    new RoundReport.Place(1, 1, k + 1, roundsOfEpoch, 0.5),
                    new RoundReport.Work(16, 2, 0, 100, 125, 100, 1),
                    new RoundReport.Setting(0.1, 0),
                    new RoundReport.Seconds(0, steps, 0, round, 1),
                    new RoundReport.Bytes(1, 2, 2)));
        }
    }
}
