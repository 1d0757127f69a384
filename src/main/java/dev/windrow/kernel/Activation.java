package dev.windrow.kernel;

/** The non-linearity φ of a cell, with its derivative as a function of its own value. */
public enum Activation {
    TANH {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double slope(double value) {
            return 1 - value * value;
        }
    },
    /** σ(z) = 1 / (1 + e^−z). */
    LOGISTIC {
        @Override
        public double value(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double slope(double value) {
            return value * (1 - value);
        }
    },
    RELU {
        @Override
        public double value(double z) {
            return Math.max(z, 0);
        }

        @Override
        public double slope(double value) {
            return value > 0 ? 1 : 0;
        }
    };

    /** φ(z). */
    public abstract double value(double z);

    /** φ′(z), given {@code value} = φ(z). */
    public abstract double slope(double value);
}
