package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.io.Serializable;
import java.util.List;

/**
 * What the workers start a round from.
 *
 * @param network the network, the same for all
 * @param workers what each goes on with that is its own, by worker; empty where none has anything
 */
record RoundStart(LearnerState network, List<WorkerState> workers) implements Serializable {

    /** What a worker goes on with that is its own. */
    WorkerState own(int worker) {
        return workers.isEmpty() ? WorkerState.NOTHING : workers.get(worker);
    }
}
