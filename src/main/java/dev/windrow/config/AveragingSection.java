package dev.windrow.config;

import java.io.Serializable;

/** What becomes of the workers' networks after a round. */
public record AveragingSection(
        @Key(meaning = "the step from a round's start to the next one's", otherwise = "nesterov")
        Outer outer,

        @Key(
                meaning = "the momentum of the averaged change; auto: 0 below 4 workers, then 0.4",
                otherwise = "auto",
                atLeast = 0,
                atMost = 0.999)
        NumberOrAuto momentum,

        @Key(meaning = "what the averaged change is multiplied with", otherwise = "1", atLeast = 0.001, atMost = 10)
        double rate,

        @Key(
                meaning =
                        "the moments of the workers' optimizers after a round: averaged; averaged every few rounds and"
                                + " kept in between; second ones averaged while first ones begin anew; set to 0 while"
                                + " iterations are counted on; or begun anew; auto: average below 4 workers, then"
                                + " begin-momentum",
                otherwise = "auto")
        State state,

        @Key(
                meaning = "periodic state only: rounds from one average of the first moments to the next",
                otherwise = "3",
                atLeast = 1,
                atMost = 1000)
        int firstMomentsEvery,

        @Key(
                meaning = "periodic state only: rounds from one average of the second moments to the next",
                otherwise = "6",
                atLeast = 1,
                atMost = 1000)
        int secondMomentsEvery,

        @Key(
                meaning =
                        "how each worker's network travels to be averaged: as it is, as its changes in bfloat16, or as"
                                + " its changes in int8, with what rounding takes added to the next round's",
                otherwise = "float32")
        Travel travel,

        @Key(
                meaning = "parameters above which the executors average, slice by slice, and not the driver; the result"
                        + " is the same",
                otherwise = "4000000",
                atLeast = 0)
        int slicedAbove,

        @Key(
                meaning = "local steps between two averagings: steps-per-round; at first fewer (1 to 4 for the first 5%"
                        + " of the run); or more and more as the learning rate falls; auto: constant below 4 workers,"
                        + " then warm-up",
                otherwise = "auto")
        Steps steps,

        @Key(
                meaning = "quadratic steps only: a round has (growth / learning rate)² steps, if that is more than"
                        + " steps-per-round; auto: optimizer.rate × √steps-per-round",
                otherwise = "auto",
                atLeast = 1e-9)
        NumberOrAuto growth,

        @Key(
                meaning = "the network that is validated and kept is the mean of those after this many rounds; auto: 1"
                        + " below 4 workers and for networks above sliced-above, else an eighth of the rounds done,"
                        + " at most 3",
                otherwise = "auto",
                atLeast = 1,
                atMost = 1000)
        IntegerOrAuto meanOfRounds)
        implements Serializable {
    /**
     * From so many workers on {@code auto} chooses what goes with a mean that has little noise left;
     * {@code docs/training.md} has the measurements.
     */
    public static final int MANY_WORKERS = 4;

    /** The step from a round's start to the next one's. */
    public enum Outer {
        PLAIN,
        BLOCK_MOMENTUM,
        NESTEROV
    }

    /** What becomes of the moments of the workers' optimizers. */
    public enum State {
        AUTO,
        AVERAGE,
        PERIODIC,
        BEGIN_MOMENTUM,
        RESET,
        RESTART
    }

    /** How networks travel. */
    public enum Travel {
        FLOAT32,
        BFLOAT16,
        INT8
    }

    /** How many local steps rounds have. */
    public enum Steps {
        AUTO,
        CONSTANT,
        WARM_UP,
        QUADRATIC
    }
}
