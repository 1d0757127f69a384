package dev.windrow.train;

import dev.windrow.wire.WireFormat;
import java.io.Serializable;

/**
 * How the workers' networks travel to where they are averaged: as they are, or shorter as their changes D = θᵢ − θ from
 * the round's start, which are small and need few bits.
 *
 * @param parameters how parameters are written
 * @param moments how the optimizer's moments are written
 * @param changes whether changes are written and not values
 */
record Travel(WireFormat parameters, WireFormat moments, boolean changes) implements Serializable {
    /** Travel in a format; moments, which have no one to remember what rounding took from them, not below bfloat16. */
    static Travel in(WireFormat format) {
        return switch (format) {
            case FLOAT32 -> new Travel(format, format, false);
            case BFLOAT16 -> new Travel(format, format, true);
            case INT8 -> new Travel(format, WireFormat.BFLOAT16, true);
        };
    }

    /** Whether each worker keeps what rounding took from its parameters; see {@link Departure}. */
    boolean leavesRests() {
        return parameters == WireFormat.INT8;
    }

    /** The same with parameters in full, which leaves no rests. */
    Travel inFull() {
        return leavesRests() ? new Travel(WireFormat.FLOAT32, moments, changes) : this;
    }

    /** Bytes of a network on its way, its moments too. */
    long bytes(int parameterCount, int momentCount) {
        return parameters.size(parameterCount) + (long) momentCount * moments.size(parameterCount);
    }
}
