package dev.windrow.baseline;

import java.io.Serializable;

/**
 * What is taken off a count of 1, of 2, and of 3 or more, in one order: Chen &amp; Goodman, "An empirical study of
 * smoothing techniques for language modeling", Computer Speech &amp; Language 13 (1999), equation 26. Where a count of
 * counts it needs is zero, as with few and frequent symbols, a half is taken off every count.
 */
record Discounts(double one, double two, double more) implements Serializable {
    private static final double SMALLEST = 0.01;

    static Discounts of(NgramTable table) {
        long[] seen = new long[5];
        for (int k = 0; k < table.size(); k++) {
            if (table.count(k) < seen.length) {
                seen[table.count(k)]++;
            }
        }
        if (seen[1] == 0 || seen[2] == 0 || seen[3] == 0 || seen[4] == 0) {
            return new Discounts(0.5, 0.5, 0.5);
        }
        double y = seen[1] / (seen[1] + 2.0 * seen[2]);
        return new Discounts(
                within(1 - 2 * y * seen[2] / seen[1], 1),
                within(2 - 3 * y * seen[3] / seen[2], 2),
                within(3 - 4 * y * seen[4] / seen[3], 3));
    }

    /** What is taken off this count, which is at least 1. */
    double of(int count) {
        return count == 1 ? one : count == 2 ? two : more;
    }

    private static double within(double discount, double most) {
        return Math.max(SMALLEST, Math.min(most - SMALLEST, discount));
    }
}
