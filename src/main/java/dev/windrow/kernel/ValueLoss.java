package dev.windrow.kernel;

import java.util.List;

/**
 * Losses of target vectors y, place by place, with their gradients with respect to a network's outputs. A value that is
 * not a number is missing and costs nothing.
 *
 * <ul>
 *   <li>Values, n a vector: the outputs of a value are its mean m and a quantile f for each level q. The loss is the
 *       mean over values of (y − m)² and, for each level, the pinball loss max(q (y − f), (q − 1) (y − f)) (Koenker and
 *       Bassett 1978), divided by n whether values are missing or not.
 *   <li>Logistic: the output z of a value, 0 or 1, is its log-odds. The loss is −ln p(y) summed over values, in nats.
 * </ul>
 */
public sealed interface ValueLoss {
    /** Squared errors of means, pinball losses of quantiles. */
    static ValueLoss values(List<Double> levels) {
        return new Values(levels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Cross-entropy of each value for itself. */
    static ValueLoss logistic() {
        return new Logistic();
    }

    /** Outputs that speak of one value of the target vector; they stand together. */
    int outputsPerValue();

    /**
     * The loss of one place.
     *
     * @param targets not modified
     * @param from where the place's target vector begins in them
     * @param count its values
     * @param outputs overwritten by their gradient, {@code count * outputsPerValue()} from {@code at} on
     */
    double gradient(float[] targets, int from, int count, double[] outputs, int at);

    /** What an output predicts. */
    double prediction(double output);

    /** Means and quantiles. */
    record Values(double[] levels) implements ValueLoss {
        @Override
        public int outputsPerValue() {
            return 1 + levels.length;
        }

        @Override
        public double gradient(float[] targets, int from, int count, double[] outputs, int at) {
            double loss = 0;
            int output = at;
            for (int k = 0; k < count; k++) {
                double target = targets[from + k];
                boolean missing = Double.isNaN(target);
                double error = outputs[output] - target;
                loss += missing ? 0 : error * error / count;
                outputs[output++] = missing ? 0 : 2 * error / count;
                for (double level : levels) {
                    double above = target - outputs[output];
                    // Where they are equal any slope between serves; this one leaves them there.
                    double slope = missing || above == 0 ? 0 : above > 0 ? -level : 1 - level;
                    loss += missing ? 0 : -slope * above / count;
                    outputs[output++] = slope / count;
                }
            }
            return loss;
        }

        @Override
        public double prediction(double output) {
            return output;
        }
    }

    /** Many yes or no. */
    record Logistic() implements ValueLoss {
        @Override
        public int outputsPerValue() {
            return 1;
        }

        @Override
        public double gradient(float[] targets, int from, int count, double[] outputs, int at) {
            double loss = 0;
            for (int k = 0; k < count; k++) {
                double target = targets[from + k];
                double z = outputs[at + k];
                if (Double.isNaN(target)) {
                    outputs[at + k] = 0;
                } else {
                    // ln(1 + e^z) − y z, without overflow.
                    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
                    outputs[at + k] = prediction(z) - target;
                }
            }
            return loss;
        }

        @Override
        public double prediction(double output) {
            return 1 / (1 + Math.exp(-output));
        }
    }
}
