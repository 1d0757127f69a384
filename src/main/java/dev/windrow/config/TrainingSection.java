package dev.windrow.config;

import java.io.Serializable;

/** Parameter averaging: how work is shared, and how each worker learns. */
public record TrainingSection(
        @Key(meaning = "logical workers; not the number of executors", otherwise = "2", atLeast = 1, atMost = 4096)
        int workers,

        @Key(meaning = "sequences a step on each worker", otherwise = "32", atLeast = 1)
        int batchSize,

        @Key(meaning = "local steps between two averagings", otherwise = "16", atLeast = 1)
        int stepsPerRound,

        @Key(
                meaning =
                        "language models of one direction: each row of a batch reads on in the text where it ended in the batch before",
                otherwise = "false")
        boolean stateful,

        @Key(meaning = "passes over the training data", otherwise = "10", atLeast = 1)
        int epochs,

        @Key(meaning = "the local optimizer", otherwise = "{}")
        OptimizerSection optimizer,

        @Key(meaning = "what becomes of the workers' networks after a round", otherwise = "{}")
        AveragingSection averaging,

        @Key(meaning = "what is done about a loss that explodes", otherwise = "{}")
        DivergenceSection divergence,

        @Key(meaning = "what ends the run before its last epoch", otherwise = "{}")
        StoppingSection stopping,

        @Key(meaning = "when the run is written down, to be resumed after a failure", otherwise = "{}")
        CheckpointSection checkpoint,

        @Key(meaning = "the seed of weights, order and dropout", otherwise = "1")
        long seed)
        implements Serializable {}
