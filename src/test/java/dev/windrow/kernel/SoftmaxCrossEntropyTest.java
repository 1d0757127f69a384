package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    @Test
    void agreesWithValuesWorkedByHand() {
        // With biases: ln 1, ln 2, ln 5 and so p = 1/8, 2/8, 5/8; the second place is uniform, the third has no target.
        float[] logits = {0, (float) Math.log(2), (float) Math.log(5) - 1, 2, 2, 1, 9, 9, 9};
        float[] biases = {0, 0, 1};
        double loss = SoftmaxCrossEntropy.gradient(logits, biases, new int[] {1, 2, -1});
        assertThat(loss).isCloseTo(Math.log(4) + Math.log(3), CLOSE);
        double[] expected = {0.125, 0.25 - 1, 0.625, 1 / 3.0, 1 / 3.0, 1 / 3.0 - 1, 0, 0, 0};
        for (int k = 0; k < expected.length; k++) {
            assertThat((double) logits[k]).as("gradient %d", k).isCloseTo(expected[k], CLOSE);
        }
    }

    @Test
    void floatAgreesWithDoubleOverManySizes() {
        Random random = new Random(1);
        for (int classes : new int[] {1, 2, 3, 7, 64, 1001}) {
            float[] logits = new float[5 * classes];
            double[] wide = new double[logits.length];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = (float) (20 * random.nextGaussian());
                wide[k] = logits[k];
            }
            int[] targets = {0, classes - 1, -1, classes / 2, 0};
            float[] copy = logits.clone();
            double[] wideCopy = wide.clone();
            double loss = SoftmaxCrossEntropy.gradient(wide, new double[classes], targets);
            assertThat(SoftmaxCrossEntropy.gradient(logits, new float[classes], targets))
                    .isCloseTo(loss, Offset.offset(1e-5 * (1 + loss)));
            SoftmaxCrossEntropy.logProbabilities(copy, new float[classes], 5);
            SoftmaxCrossEntropy.logProbabilities(wideCopy, new double[classes], 5);
            for (int k = 0; k < logits.length; k++) {
                assertThat((double) logits[k]).isCloseTo(wide[k], CLOSE);
                assertThat((double) copy[k]).isCloseTo(wideCopy[k], Offset.offset(2e-5));
            }
        }
    }

    @Test
    void largeLogitsOverflowNothing() {
        float[] logits = {1000, 0, -1000};
        assertThat(SoftmaxCrossEntropy.gradient(logits, new float[3], new int[] {1}))
                .isCloseTo(1000, CLOSE);
        assertThat(logits[0]).isEqualTo(1);
        assertThat(logits[1]).isEqualTo(-1);
        assertThat(logits[2]).isBetween(0f, 1e-37f);
    }

    @Test
    void exponentialIsWithinTwoUnitsInTheLastPlace() {
        for (float x = 0; x > -87; x -= 0.00371f) {
            double exact = Math.exp(x);
            assertThat(Math.abs(SoftmaxCrossEntropy.exponential(x) - exact))
                    .isLessThanOrEqualTo(2 * Math.ulp((float) exact));
        }
        assertThat(SoftmaxCrossEntropy.exponential(Float.NEGATIVE_INFINITY)).isLessThan(2e-38f);
        assertThat(SoftmaxCrossEntropy.exponential(Float.NaN)).isNaN();
    }
}
