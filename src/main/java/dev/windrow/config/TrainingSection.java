package dev.windrow.config;

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
        Optimizer optimizer,

        @Key(meaning = "the seed of weights, order and dropout", otherwise = "1")
        long seed) {

    /** The local optimizer and its rate. */
    public record Optimizer(
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
            double clipNorm) {

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
}
