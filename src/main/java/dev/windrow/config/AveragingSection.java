package dev.windrow.config;

import java.io.Serializable;

/** How the workers' networks become one. */
public record AveragingSection(
        @Key(
                meaning =
                        "how each worker's network travels to be averaged: exactly, as its changes in bfloat16, or in int8 with what rounding takes added to the next round's",
                otherwise = "float32")
        Travel travel,

        @Key(
                meaning =
                        "parameters above which the executors average, slice by slice, and not the driver; the result is the same",
                otherwise = "4000000",
                atLeast = 0)
        int slicedAbove)
        implements Serializable {

    /** How networks travel. */
    public enum Travel {
        FLOAT32,
        BFLOAT16,
        INT8
    }
}
