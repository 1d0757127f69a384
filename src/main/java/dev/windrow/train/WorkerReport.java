package dev.windrow.train;

import java.io.Serializable;

/**
 * What a worker did in a round.
 *
 * @param steps local steps
 * @param tokens symbols it read
 * @param places what its batches had room for: those symbols and the padding
 * @param targets places it had a loss at: its weight in the average
 * @param lossSum nats over those places
 * @param time when it took its steps
 * @param own what it goes on with that is its own
 */
record WorkerReport(int steps, long tokens, long places, long targets, double lossSum, StepTime time, WorkerState own)
        implements Serializable {

    /** Of a worker that had no windows. */
    static final WorkerReport NOTHING = new WorkerReport(0, 0, 0, 0, 0, StepTime.NONE, WorkerState.NOTHING);
}
