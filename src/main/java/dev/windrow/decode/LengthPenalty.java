package dev.windrow.decode;

/**
 * What the ln p of a sequence is divided by before sequences of different lengths are compared; without it the shorter
 * wins too often. It is positive and does not fall with the length.
 */
@FunctionalInterface
public interface LengthPenalty {
    /** The penalty of a sequence of {@code length} symbols, its end counted, at least 1. */
    double of(int length);

    /** None: the most probable sequence wins. */
    static LengthPenalty none() {
        return length -> 1;
    }

    /** The length itself: the mean ln p of a symbol is compared. */
    static LengthPenalty average() {
        return length -> length;
    }

    /** ((5 + length) / 6)^alpha (Wu et al. 2016, equation 14); alpha is 0 for none, there 0.6 to 0.7. */
    static LengthPenalty gnmt(double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("length penalty alpha = " + alpha + ": must be at least 0; try 0.6");
        }
        return length -> Math.pow((5.0 + length) / 6, alpha);
    }
}
