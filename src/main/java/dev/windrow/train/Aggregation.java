package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterState;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** How the workers' networks are joined to the one the next round begins with. */
interface Aggregation {

    /**
     * Runs a round.
     *
     * @param departures a partition a worker, in the order of the workers
     * @param fit what they are computed with
     * @param from the state the round starts from
     */
    Joined join(JavaRDD<Departure> departures, LocalFit fit, RunState from);

    /**
     * What a round comes to.
     *
     * @param network where the next round begins
     * @param outer what the outer optimizer remembers now
     * @param reports of the workers, in their order
     * @param seconds time of averaging and of the outer step, where it took longest
     * @param bytes that came to the driver
     */
    record Joined(LearnerState network, OuterState outer, List<WorkerReport> reports, double seconds, long bytes) {}
}
