package dev.windrow.kernel;

/** Sums of numbers given by their natural logarithms; −∞ stands for 0. */
public final class LogSum {
    private LogSum() {}

    /** ln(e^a + e^b). */
    public static double of(double a, double b) {
        double larger = Math.max(a, b);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }

    /** ln(e^a + e^b + e^c). */
    public static double of(double a, double b, double c) {
        double largest = Math.max(a, Math.max(b, c));
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        return largest + Math.log(Math.exp(a - largest) + Math.exp(b - largest) + Math.exp(c - largest));
    }
}
