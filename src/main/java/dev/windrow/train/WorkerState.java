package dev.windrow.train;

import java.io.Serializable;

/**
 * Where a worker's rows stand.
 *
 * @param carried the states of its rows where they stand in the text; empty where rows begin anew
 * @param rows of its last batch; 0 if it had none
 */
public record WorkerState(float[] carried, int rows) implements Serializable {
    /** Nothing of its own. */
    public static final WorkerState NOTHING = new WorkerState(new float[0], 0);
}
