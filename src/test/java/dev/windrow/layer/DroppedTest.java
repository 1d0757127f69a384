package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DroppedTest {
    private static final int ROWS = 40;
    private static final int STEPS = 50;
    private static final int FEATURES = 50;

    @Test
    void dropsItsShareByABinomialLaw() {
        for (double share : new double[] {0.05, 0.3, 0.5, 0.95}) {
            int count = ROWS * STEPS * FEATURES;
            double deviation = Math.sqrt(share * (1 - share) / count);
            assertThat(differing(new Dropped(share, 1, 2), null) / count)
                    .as("share dropped of %s", share)
                    .isCloseTo(share, Offset.offset(4.5 * deviation));
        }
    }

    @Test
    void otherStepsAndOtherLayersDropOtherValues() {
        int count = ROWS * STEPS * FEATURES;
        Dropped dropped = new Dropped(0.5, 1, 2);
        Offset<Double> chance = Offset.offset(4.5 * Math.sqrt(0.25 / count));
        assertThat(differing(dropped, new Dropped(0.5, 1, 3)) / count).isCloseTo(0.5, chance);
        assertThat(differing(dropped, new Dropped(0.5, 2, 2)) / count).isCloseTo(0.5, chance);
        assertThat(differing(dropped, new Dropped(0.5, 1, 2))).isZero();
    }

    @Test
    void keptValuesAreScaledSoThatTheMeanStays() {
        assertThat(new Dropped(0.75, 0, 0).scale()).isEqualTo(4);
    }

    /** Places where two masks differ; where one drops, without another. */
    private static double differing(Dropped one, Dropped other) {
        int differing = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int step = 0; step < STEPS; step++) {
                for (int k = 0; k < FEATURES; k++) {
                    boolean kept = one.keeps(one.bits(one.key(row, step), k / 4), k);
                    boolean against = other == null || other.keeps(other.bits(other.key(row, step), k / 4), k);
                    differing += kept == against ? 0 : 1;
                }
            }
        }
        return differing;
    }
}
