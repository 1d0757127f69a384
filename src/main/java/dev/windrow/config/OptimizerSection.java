package dev.windrow.config;

import java.io.Serializable;

/** The local optimizer and its rate. */
public record OptimizerSection(
        @Key(meaning = "the update rule", otherwise = "adam")
        Name name,

        @Key(meaning = "the learning rate at its highest", otherwise = "0.002", atLeast = 0)
        double rate,

        @Key(
                meaning = "what the rate is multiplied with for N workers, whose mean has less noise: 1, √N or N",
                otherwise = "none")
        Scale scale,

        @Key(meaning = "how the rate falls over the run", otherwise = "cosine")
        Schedule schedule,

        @Key(
                meaning = "the share of the run in which the rate rises to its highest",
                otherwise = "0",
                atLeast = 0,
                atMost = 1)
        double warmUp,

        @Key(
                meaning = "step and plateau only: what the rate is multiplied with each time it falls",
                otherwise = "0.5",
                atLeast = 0.001,
                atMost = 0.999)
        double decayFactor,

        @Key(
                meaning =
                        "step: epochs from one fall of the rate to the next; plateau: epochs without an improvement of"
                                + " the validation loss before it falls",
                otherwise = "2",
                atLeast = 1)
        int decayEpochs,

        @Key(meaning = "the largest norm a gradient keeps; 0 for no clipping", otherwise = "5", atLeast = 0)
        double clipNorm,

        @Key(
                meaning = "whether the embedding of the symbols read stays as it began, as with word vectors that are"
                        + " not to be learned further",
                otherwise = "false")
        boolean freezeEmbedding)
        implements Serializable {

    /** The update rule. */
    public enum Name {
        ADAM,
        SGD,
        RMSPROP
    }

    /** How the rate grows with the number of workers. */
    public enum Scale {
        NONE,
        SQRT,
        LINEAR
    }

    /** How the rate falls over the run. */
    public enum Schedule {
        CONSTANT,
        COSINE,
        LINEAR,
        STEP,
        PLATEAU
    }
}
