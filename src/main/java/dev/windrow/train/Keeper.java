package dev.windrow.train;

/**
 * Is given every state a run comes to, on the driver's thread, to keep those it likes to come back to. Where workers
 * keep something of their own between rounds, it is given only the states that hold all there is.
 */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NONE = state -> {};

    /**
     * The state after a round, and again after an epoch's validation. A run that starts from it goes on to the same
     * bytes as this one.
     */
    void after(RunState state);
}
