package dev.windrow.config;

import java.io.Serializable;
import java.util.function.DoubleSupplier;

/**
 * A number that may be left to Windrow to choose: {@code auto} in a job file.
 *
 * @param value the number; NaN for auto
 */
public record NumberOrAuto(double value) implements Serializable {
    /** Left to Windrow. */
    public static final NumberOrAuto AUTO = new NumberOrAuto(Double.NaN);

    /** Whether it is left to Windrow. */
    public boolean isAuto() {
        return Double.isNaN(value);
    }

    /** The number, or what is chosen for it. */
    public double or(DoubleSupplier choice) {
        return isAuto() ? choice.getAsDouble() : value;
    }

    /** As a job file has it. */
    @Override
    public String toString() {
        return isAuto() ? "auto" : Numbers.shown(value);
    }
}
