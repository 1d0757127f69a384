package dev.windrow.metric;

/** Quotients of counts as scikit-learn takes them. */
final class Ratio {
    private Ratio() {}

    /** The share of {@code part} in {@code whole}; NaN when nothing was observed. */
    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** The same with zero division = 0, as scikit-learn and conlleval report precision and recall. */
    static double orZero(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Their harmonic mean 2 right / (predicted + support); 0 when there is neither. */
    static double f1(long right, long predicted, long support) {
        return orZero(2 * right, predicted + support);
    }
}
