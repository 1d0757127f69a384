package dev.windrow.train;

/**
 * Is given the states a run comes to, on the driver's thread, to keep those it likes to come back to. A state is given
 * when it is known to be sound: after the next round, whose loss speaks for where it began and which the listener has
 * not been told of then, or after an epoch's validation. Where workers keep something of their own between rounds, only
 * the states are given that hold all there is.
 */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NONE = state -> {};

    /**
     * The next sound state, or the last state of a run. A run that starts from it goes on to the same bytes as this
     * one.
     */
    void after(RunState state);
}
