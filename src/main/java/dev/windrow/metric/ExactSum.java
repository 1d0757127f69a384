package dev.windrow.metric;

import java.io.Serializable;

/**
 * A sum of numbers that comes out the same in whatever order they are added: each is rounded to a multiple of 2^-24
 * (6e-8, finer than a float near 1), and those are added as integers. Holds sums up to 5e11.
 *
 * <p>Numbers that are not finite are kept apart, so that one NaN among them is seen in the sum.
 */
final class ExactSum implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double UNIT = 1 << 24;

    private long units;
    private double notFinite;

    void add(double number) {
        if (Double.isFinite(number)) {
            units = Math.addExact(units, Math.round(number * UNIT));
        } else {
            notFinite += number;
        }
    }

    void add(ExactSum other) {
        units = Math.addExact(units, other.units);
        notFinite += other.notFinite;
    }

    double value() {
        return units / UNIT + notFinite;
    }
}
