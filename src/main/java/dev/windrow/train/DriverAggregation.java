package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.train.outer.OuterState;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Brings every worker's network to the driver and averages there: the quickest way for networks that are not big. */
final class DriverAggregation implements Aggregation {
    private static final ClassTag<WorkerUpdate> UPDATE = ClassTag$.MODULE$.apply(WorkerUpdate.class);

    private final OuterOptimizer optimizer;

    DriverAggregation(OuterOptimizer optimizer) {
        this.optimizer = optimizer;
    }

    @Override
    public Joined join(JavaRDD<WindowBlock> windows, LocalFit fit, RunState from) {
        List<WorkerUpdate> updates =
                Arrays.asList((WorkerUpdate[]) windows.context().runJob(windows.rdd(), fit, UPDATE));
        long began = System.nanoTime();
        LearnerState mean = WeightedMean.of(updates);
        OuterState outer = from.outer().copy();
        optimizer.step(from.network().parameters(), mean.parameters(), outer.velocities(), 0, mean.parameters().length);
        List<WorkerReport> reports = updates.stream().map(WorkerUpdate::report).toList();
        return new Joined(mean, outer, reports, (System.nanoTime() - began) / 1e9);
    }
}
