package dev.windrow.config;

import java.io.Serializable;

/** The local optimizer and its rate. */
public record OptimizerSection(
        @Key(meaning = "the update rule", otherwise = "adam")
        Name name,

        @Key(meaning = "the learning rate at its highest", otherwise = "0.002", atLeast = 0)
        double rate,

        @Key(meaning = "how the rate falls over the run", otherwise = "cosine")
        Schedule schedule,

        @Key(
                meaning = "the share of all steps in which the rate rises to its highest",
                otherwise = "0",
                atLeast = 0,
                atMost = 1)
        double warmUp,

        @Key(meaning = "the largest norm a gradient keeps; 0 for no clipping", otherwise = "5", atLeast = 0)
        double clipNorm)
        implements Serializable {

    /** The update rule. */
    public enum Name {
        ADAM,
        SGD,
        RMSPROP
    }

    /** How the rate falls over the run. */
    public enum Schedule {
        CONSTANT,
        COSINE,
        LINEAR
    }
}
