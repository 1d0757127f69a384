package dev.windrow.config;

import java.io.Serializable;
import java.util.function.IntSupplier;
import javax.annotation.Nullable;

/**
 * A whole number that may be left to Windrow to choose: {@code auto} in a job file.
 *
 * @param value the number; {@code null} for auto
 */
public record IntegerOrAuto(@Nullable Integer value) implements Serializable {
    /** Left to Windrow. */
    public static final IntegerOrAuto AUTO = new IntegerOrAuto(null);

    /** Whether it is left to Windrow. */
    public boolean isAuto() {
        return value == null;
    }

    /** The number, or what is chosen for it. */
    public int or(IntSupplier choice) {
        return value == null ? choice.getAsInt() : value;
    }

    /** As a job file has it. */
    @Override
    public String toString() {
        return value == null ? "auto" : value.toString();
    }
}
