package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/**
 * What a worker brings home from a round.
 *
 * @param state where its network stands; {@code null} if it had no batch
 * @param targets places with a loss: its weight in the mean
 * @param examples it saw
 * @param lossSum the network's loss of an example, summed over them
 */
record WorkerFit(LearnerState state, long targets, long examples, double lossSum) implements Serializable {
    /** Of a worker without a batch. */
    static final WorkerFit NOTHING = new WorkerFit(null, 0, 0, 0);
}
