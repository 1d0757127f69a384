package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/**
 * What a worker brings home from a round.
 *
 * @param state where its network stands; {@code null} if it had no windows
 * @param steps local steps
 * @param tokens symbols it read
 * @param targets places it had a loss at: its weight in the average
 * @param lossSum nats over those places
 * @param nanos time in steps
 * @param carried where its rows stand in the text
 */
record WorkerUpdate(
        LearnerState state,
        int steps,
        long tokens,
        long targets,
        double lossSum,
        long nanos,
        RoundStart.Carried carried)
        implements Serializable {

    /** Of a worker that had no windows. */
    static final WorkerUpdate NOTHING = new WorkerUpdate(null, 0, 0, 0, 0, 0, RoundStart.Carried.NOTHING);
}
