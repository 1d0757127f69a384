package dev.windrow.kernel;

import java.util.Arrays;

/**
 * Softmax and its cross-entropy with integer targets, in one pass over the logits, in place. With z the logits and t
 * the target of a place: loss = ln Σ exp(z_k) − z_t in nats, gradient = softmax(z) − [k = t] (Bridle 1990). A place
 * whose target is negative has neither loss nor gradient. Nothing is divided by the number of places.
 */
public final class SoftmaxCrossEntropy {
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Adding 1.5 · 2^23 rounds a float to an integer and leaves it in the low bits. */
    private static final float ROUNDING = 12582912f;

    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
    private static final float LEAST_EXPONENT = -87f;

    private SoftmaxCrossEntropy() {}

    /**
     * The loss summed over places, and its gradient.
     *
     * @param logits [place][class] without the biases; overwritten by the gradient with respect to themselves
     * @param biases [class], added to the logits of each place; not modified
     * @param targets [place]; negative where there is none; not modified
     */
    public static double gradient(float[] logits, float[] biases, int[] targets) {
        int classes = biases.length;
        double loss = 0;
        for (int place = 0; place < targets.length; place++) {
            int from = place * classes;
            if (targets[place] < 0) {
                Arrays.fill(logits, from, from + classes, 0);
                continue;
            }
            float largest = shift(logits, biases, from);
            float target = logits[from + targets[place]];
            float sum = exponentiate(logits, from, classes, largest);
            loss += Math.log(sum) + largest - target;
            float scale = 1 / sum;
            for (int k = from; k < from + classes; k++) {
                logits[k] *= scale;
            }
            logits[from + targets[place]] -= 1;
        }
        return loss;
    }

    /**
     * Turns logits into log-probabilities.
     *
     * @param logits [place][class] without the biases; the first {@code places} overwritten by ln p
     * @param biases [class], added to the logits of each place; not modified
     */
    public static void logProbabilities(float[] logits, float[] biases, int places) {
        int classes = biases.length;
        for (int place = 0; place < places; place++) {
            int from = place * classes;
            float largest = shift(logits, biases, from);
            float sum = 0;
            for (int k = from; k < from + classes; k++) {
                sum += exponential(logits[k] - largest);
            }
            float normaliser = (float) (largest + Math.log(sum));
            for (int k = from; k < from + classes; k++) {
                logits[k] -= normaliser;
            }
        }
    }

    /** {@link #gradient(float[], float[], int[])} in double. */
    public static double gradient(double[] logits, double[] biases, int[] targets) {
        int classes = biases.length;
        logProbabilities(logits, biases, targets.length);
        double loss = 0;
        for (int place = 0; place < targets.length; place++) {
            int from = place * classes;
            if (targets[place] >= 0) {
                loss -= logits[from + targets[place]];
            }
            for (int k = 0; k < classes; k++) {
                double probability = Math.exp(logits[from + k]);
                logits[from + k] = targets[place] < 0 ? 0 : probability - (k == targets[place] ? 1 : 0);
            }
        }
        return loss;
    }

    /** {@link #logProbabilities(float[], float[], int)} in double. */
    public static void logProbabilities(double[] logits, double[] biases, int places) {
        int classes = biases.length;
        for (int place = 0; place < places; place++) {
            int from = place * classes;
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                logits[from + k] += biases[k];
                largest = Math.max(largest, logits[from + k]);
            }
            double sum = 0;
            for (int k = from; k < from + classes; k++) {
                sum += Math.exp(logits[k] - largest);
            }
            double normaliser = largest + Math.log(sum);
            for (int k = from; k < from + classes; k++) {
                logits[k] -= normaliser;
            }
        }
    }

    /** Adds the biases to one place's logits; the largest of the sums. */
    private static float shift(float[] logits, float[] biases, int from) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < biases.length; k++) {
            float logit = logits[from + k] + biases[k];
            logits[from + k] = logit;
            largest = Math.max(largest, logit);
        }
        return largest;
    }

    /** Overwrites one place's logits z by exp(z − largest); the sum. */
    private static float exponentiate(float[] logits, int from, int classes, float largest) {
        float sum = 0;
        for (int k = from; k < from + classes; k++) {
            float value = exponential(logits[k] - largest);
            logits[k] = value;
            sum += value;
        }
        return sum;
    }

    /**
     * e^x for x ≤ 0 within 2 units in the last place; at least e^−87 (1.6e−38), and not a number of what is not one.
     * The reduction and polynomial are those of Cephes' expf (Moshier 1989).
     */
    static float exponential(float x) {
        float bounded = x < LEAST_EXPONENT ? LEAST_EXPONENT : x;
        float rounded = bounded * LOG2_E + ROUNDING;
        int power = Float.floatToRawIntBits(rounded) - ROUNDING_BITS;
        float whole = rounded - ROUNDING;
        float rest = bounded - whole * LN2_HIGH - whole * LN2_LOW;
        float series = 1.9875691e-4f;
        series = series * rest + 1.3981999e-3f;
        series = series * rest + 8.333452e-3f;
        series = series * rest + 4.1665796e-2f;
        series = series * rest + 0.16666666f;
        series = series * rest + 0.5f;
        return (series * rest * rest + rest + 1) * Float.intBitsToFloat((power + 127) << 23);
    }
}
