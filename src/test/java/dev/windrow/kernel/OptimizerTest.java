package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Each rule against the arithmetic of its paper in double, for three steps of a few parameters. */
class OptimizerTest {
    private static final double[] START = {1, -2, 0.5, 3, 0, 1e-3, -7};
    private static final double[][] GRADIENTS = {
        {4, -2, 0, 1e-4, 30, 0.2, -0.5}, {-1, -3, 0, 2e-4, 10, 0.1, 0.25}, {0.5, 6, 1, -1e-4, -20, 0.4, 0.125}
    };
    private static final double SCALE = 0.25;
    private static final double RATE = 0.01;

    @Test
    void adamFollowsKingmaAndBa() {
        double[] expected = START.clone();
        double[] m = new double[START.length];
        double[] v = new double[START.length];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            for (int k = 0; k < START.length; k++) {
                double g = GRADIENTS[t - 1][k] * SCALE;
                m[k] = 0.9 * m[k] + 0.1 * g;
                v[k] = 0.999 * v[k] + 0.001 * g * g;
                double mHat = m[k] / (1 - Math.pow(0.9, t));
                double vHat = v[k] / (1 - Math.pow(0.999, t));
                expected[k] -= RATE * mHat / (Math.sqrt(vHat) + 1e-8);
            }
        }
        // The first step is a whole rate against the gradient's sign, as the paper remarks.
        assertThat(after(new Adam(), 1)[0]).isEqualTo(0.99f);
        agree(after(new Adam(), GRADIENTS.length), expected);
    }

    @Test
    void rmsPropFollowsTielemanAndHinton() {
        double[] expected = START.clone();
        double[] v = new double[START.length];
        for (double[] gradient : GRADIENTS) {
            for (int k = 0; k < START.length; k++) {
                double g = gradient[k] * SCALE;
                v[k] = 0.9 * v[k] + 0.1 * g * g;
                expected[k] -= RATE * g / (Math.sqrt(v[k]) + 1e-8);
            }
        }
        agree(after(new RmsProp(), GRADIENTS.length), expected);
    }

    /**
     * A first moment of zero in the third step: m = 0.1 g, corrected by 1 − 0.9, is g, while v has come from three
     * gradients and is corrected for three.
     */
    @Test
    void adamCorrectsAFirstMomentThatBeganLater() {
        float[] parameters = {1};
        double v = 0.999 * (0.999 * 0.001 * 4 + 0.001 * 9) + 0.001 * 0.25;
        double expected = 1 - 0.01 * 0.5 / (Math.sqrt(v / (1 - Math.pow(0.999, 3))) + 1e-8);
        float[][] moments = {{0}, {(float) (0.999 * 0.001 * 4 + 0.001 * 9)}};
        new Adam().step(parameters, new float[] {0.5f}, 1, 0.01, moments, new StepCount(3, 1));
        assertThat((double) parameters[0]).isCloseTo(expected, Offset.offset(1e-7));
    }

    @Test
    void sgdGoesDownTheGradient() {
        // 1 − 0.01 · 0.25 · (4 − 1 + 0.5)
        assertThat(after(new Sgd(), 3)[0]).isCloseTo(0.99125f, Percentage.withPercentage(1e-4));
        assertThat(after(new Sgd(), 3)[2]).isCloseTo(0.4975f, Percentage.withPercentage(1e-4));
    }

    @Test
    void normIsTheEuclideanOneWhateverTheLength() {
        assertThat(Optimizer.norm(new float[0])).isZero();
        assertThat(Optimizer.norm(new float[] {3, 4})).isEqualTo(5);
        assertThat(Optimizer.norm(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1})).isEqualTo(3);
        assertThat(Optimizer.norm(new float[] {1e30f, 1e30f}))
                .isCloseTo(Math.sqrt(2) * 1e30, Percentage.withPercentage(1e-5));
    }

    private static float[] after(Optimizer rule, int steps) {
        float[] parameters = floats(START);
        float[][] moments = new float[rule.moments()][START.length];
        for (int step = 1; step <= steps; step++) {
            rule.step(parameters, floats(GRADIENTS[step - 1]), SCALE, RATE, moments, StepCount.of(step));
        }
        return parameters;
    }

    private static void agree(float[] found, double[] expected) {
        for (int k = 0; k < found.length; k++) {
            double moved = Math.abs(expected[k] - START[k]);
            assertThat((double) found[k])
                    .as("parameter %d", k)
                    .isCloseTo(expected[k], Offset.offset(1e-5 * moved + 1e-7 * Math.abs(START[k]) + 1e-12));
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }
}
