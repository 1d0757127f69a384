package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterState;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** How a round's local fits are run and joined to the network the next round begins with. */
interface Aggregation {

    /**
     * Runs a round.
     *
     * @param windows a partition a worker, in the order of the workers
     * @param fit what each worker does with its partition
     * @param from the state the round starts from
     */
    Joined join(JavaRDD<WindowBlock> windows, LocalFit fit, RunState from);

    /**
     * What a round comes to.
     *
     * @param network where the next round begins
     * @param outer what the outer optimizer remembers now
     * @param reports of the workers, in their order
     * @param seconds time of joining alone
     */
    record Joined(LearnerState network, OuterState outer, List<WorkerReport> reports, double seconds) {}
}
