package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static double[] mask(int size, double rate, long stream) {
        Block mask = Block.zeros(Precision.FLOAT64, size);
        Dropout.fill(mask, rate, stream);
        return RandomPass.numbers(mask);
    }

    @Test
    void dropsTheShareThatIsAskedAndKeepsTheExpectation() {
        int size = 100_000;
        for (double rate : new double[] {0, 0.1, 0.5, 0.9}) {
            double[] mask = mask(size, rate, 42);
            long dropped = Arrays.stream(mask).filter(factor -> factor == 0).count();
            // Five standard deviations of the binomial law.
            assertThat((double) dropped).isCloseTo(size * rate, within(5 * Math.sqrt(size * rate * (1 - rate)) + 1e-9));
            assertThat(Arrays.stream(mask).max().orElseThrow()).isEqualTo(1 / (1 - rate));
        }
    }

    @Test
    void aNumbersFateDependsOnItsPlaceAndItsStreamAlone() {
        assertThat(Arrays.copyOf(mask(500, 0.5, 7), 100)).isEqualTo(mask(100, 0.5, 7));
        assertThat(mask(100, 0.5, 8)).isNotEqualTo(mask(100, 0.5, 7));
        assertThat(Dropout.stream(1, 2)).isEqualTo(Dropout.stream(1, 2)).isNotEqualTo(Dropout.stream(2, 1));
    }

    @Test
    void oneMaskGoesOverEveryStep() {
        Block steps = Block.zeros(Precision.FLOAT32, 4);
        steps.write(new double[] {1, 2, 3, 4});
        Block mask = Block.zeros(Precision.FLOAT32, 2);
        mask.write(new double[] {0, 2});
        Dropout.multiply(steps, mask, steps);
        assertThat(RandomPass.numbers(steps)).containsExactly(0, 4, 0, 8);
    }

    @Test
    void refusesWhatIsNoRate() {
        Block mask = Block.zeros(Precision.FLOAT32, 2);
        assertThatThrownBy(() -> Dropout.fill(mask, 1, 0))
                .hasMessage("dropout rate 1.0: must be at least 0 and less than 1");
        assertThatThrownBy(() -> Dropout.multiply(Block.zeros(Precision.FLOAT32, 3), mask, mask))
                .hasMessageContaining("mask of 2 over 3 numbers into 2");
    }
}
