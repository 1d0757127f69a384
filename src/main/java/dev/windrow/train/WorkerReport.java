package dev.windrow.train;

import java.io.Serializable;

/**
 * What a worker did in a round.
 *
 * @param steps local steps
 * @param tokens symbols it read
 * @param targets places it had a loss at: its weight in the average
 * @param lossSum nats over those places
 * @param nanos time in steps
 * @param own what it goes on with that is its own
 */
record WorkerReport(int steps, long tokens, long targets, double lossSum, long nanos, WorkerState own)
        implements Serializable {

    /** Of a worker that had no windows. */
    static final WorkerReport NOTHING = new WorkerReport(0, 0, 0, 0, 0, WorkerState.NOTHING);
}
