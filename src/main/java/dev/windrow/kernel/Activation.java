package dev.windrow.kernel;

/** The non-linearity φ of a cell, with its derivative as a function of its own value. */
public enum Activation {
    TANH {
        @Override
        double value(double z) {
            return Math.tanh(z);
        }

        @Override
        double slope(double value) {
            return 1 - value * value;
        }
    },
    /** σ(z) = 1 / (1 + e^−z). */
    LOGISTIC {
        @Override
        double value(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        double slope(double value) {
            return value * (1 - value);
        }
    },
    RELU {
        @Override
        double value(double z) {
            return Math.max(z, 0);
        }

        @Override
        double slope(double value) {
            return value > 0 ? 1 : 0;
        }
    };

    /** φ(z). */
    abstract double value(double z);

    /** φ′(z), given {@code value} = φ(z). */
    abstract double slope(double value);
}
