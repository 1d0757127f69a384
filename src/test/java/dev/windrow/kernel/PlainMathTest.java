package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainMathTest {
    @Test
    void tanhIsWithinFiveUlp() {
        double worst = 0;
        for (float x = 1e-30f; x < 40; x *= 1.00003f) {
            double exact = Math.tanh(x);
            worst = Math.max(worst, Math.abs(value(Activation.TANH, x) - exact) / Math.ulp((float) exact));
            assertThat(value(Activation.TANH, -x)).isEqualTo(-value(Activation.TANH, x));
        }
        assertThat(worst).isLessThan(5);
    }

    @Test
    void theLogisticFunctionIsWithinTwoTenMillionths() {
        double worst = 0;
        for (float x = -40; x < 40; x += 0.0003f) {
            worst = Math.max(worst, Math.abs(value(Activation.LOGISTIC, x) - Activation.LOGISTIC.value(x)));
        }
        assertThat(worst).isLessThan(2e-7);
    }

    @Test
    void endsAreReachedAndNothingLeavesTheRange() {
        for (float x : new float[] {9.02f, 20, 1e30f, Float.POSITIVE_INFINITY}) {
            assertThat(value(Activation.TANH, x)).isEqualTo(1);
            assertThat(value(Activation.LOGISTIC, 2 * x)).isEqualTo(1);
            assertThat(value(Activation.LOGISTIC, -2 * x)).isZero();
        }
        for (float x = 7; x < 10; x += 1e-5f) {
            assertThat(value(Activation.TANH, x)).isBetween(0.999998f, 1f);
        }
        assertThat(value(Activation.TANH, 0)).isZero();
    }

    /** A network that diverged must be seen to. */
    @Test
    void notANumberStaysOne() {
        for (Activation activation : Activation.values()) {
            assertThat(value(activation, Float.NaN)).isNaN();
        }
    }

    private static float value(Activation activation, float x) {
        float[] z = {7, x, 7};
        PlainMath.apply(activation, z, 1, 2);
        assertThat(z[0]).isEqualTo(7);
        assertThat(z[2]).isEqualTo(7);
        return z[1];
    }
}
