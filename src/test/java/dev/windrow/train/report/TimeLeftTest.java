package dev.windrow.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final TimeLeft timeLeft = new TimeLeft();

    @Test
    void whatItSaysIsWithinAFifthThoughTheFirstRoundsAreSlowAndAllAreUneven() {
        Random random = new Random(1);
        double[] ends = new double[400];
        double seconds = 0;
        for (int round = 0; round < ends.length; round++) {
            // Code is compiled for some six seconds; rounds have sequences of other lengths.
            double slow = 1 + 5 * Math.exp(-seconds / 2);
            seconds += 0.25 * slow * (0.6 + 0.8 * random.nextDouble());
            ends[round] = seconds;
        }
        double first = Double.NaN;
        for (int round = 0; round < ends.length - 1; round++) {
            timeLeft.at((round + 1.0) / ends.length, ends[round]);
            if (timeLeft.seconds().isPresent()) {
                double left = seconds - ends[round];
                first = Double.isNaN(first) ? ends[round] : first;
                if (left > 10) {
                    assertThat(timeLeft.seconds().getAsDouble()).isBetween(0.8 * left, 1.2 * left);
                }
            }
        }
        assertThat(first).isLessThan(0.25 * seconds);
    }

    @Test
    void itSaysNothingBeforeItHasSeenEnough() {
        for (int round = 1; round < 8; round++) {
            timeLeft.at(round / 100.0, 10.0 * round);
            assertThat(timeLeft.seconds()).isEmpty();
        }
        timeLeft.at(0.08, 80);
        assertThat(timeLeft.seconds()).hasValueCloseTo(920.0, within(1e-6));
    }

    @Test
    void aRunThatIsResumedIsJudgedByWhatItDoesNow() {
        for (int round = 1; round <= 20; round++) {
            timeLeft.at(0.5 + round / 100.0, 10_000 + round);
        }
        assertThat(timeLeft.seconds().getAsDouble()).isBetween(29.9, 30.1);
    }

    @Test
    void workThatGoesBackIsMeasuredAnew() {
        for (int round = 1; round <= 20; round++) {
            timeLeft.at(round / 100.0, round);
        }
        timeLeft.at(0.1, 21);
        assertThat(timeLeft.seconds()).isEmpty();
    }

    @Test
    void durationsAreShownInTheirUnits() {
        assertThat(TimeLeft.shown(42.4)).isEqualTo("42 s");
        assertThat(TimeLeft.shown(187)).isEqualTo("3:07 min");
        assertThat(TimeLeft.shown(8041)).isEqualTo("2:14 h");
    }
}
