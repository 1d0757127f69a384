package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/**
 * What a worker brings home from a round.
 *
 * @param state where its network stands; {@code null} if it had no windows
 * @param report what it did
 */
record WorkerUpdate(LearnerState state, WorkerReport report) implements Serializable {

    /** Of a worker that had no windows. */
    static final WorkerUpdate NOTHING = new WorkerUpdate(null, WorkerReport.NOTHING);

    /** Its weight in the average. */
    long targets() {
        return report.targets();
    }
}
