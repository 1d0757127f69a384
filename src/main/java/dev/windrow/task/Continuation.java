package dev.windrow.task;

import dev.windrow.network.Predictions;

/** A network that reads symbol by symbol and carries its state, as the network package's learner does. */
public interface Continuation {
    /** Forgets what was read and begins with that many texts side by side. */
    void begin(int rows);

    /**
     * Reads the next symbol of each text.
     *
     * @param symbols [row], not modified
     * @return what follows, [row][1][symbol]; may be overwritten by the next call
     */
    Predictions next(int[] symbols);
}
