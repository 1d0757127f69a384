package dev.windrow.train;

import java.io.Serializable;

/**
 * What a worker goes on with that is its own.
 *
 * @param carried the states of its rows where they stand in the text; empty where rows begin anew
 * @param rows of its last batch; 0 if it had none
 * @param moments what its own optimizer remembers, each in place of the network's; one of no length where it takes the
 *     network's, and none where it takes all of them
 */
public record WorkerState(float[] carried, int rows, float[][] moments) implements Serializable {
    /** Nothing of its own. */
    public static final WorkerState NOTHING = new WorkerState(new float[0], 0, new float[0][]);
}
