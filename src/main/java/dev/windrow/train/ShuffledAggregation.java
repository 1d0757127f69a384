package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.wire.Slices;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Averages big networks on the executors. Each worker's vectors are cut into slices, which are shuffled so that one
 * task has the same slice of all workers (a reduce-scatter, as in Li et al. 2014, "Scaling Distributed Machine Learning
 * with the Parameter Server", without servers); only the mean comes to the driver, once and slice by slice. It gives
 * the same bytes as {@link DriverAggregation}.
 *
 * <p>An executor lost on the way takes its workers' slices with it; Spark then lets those workers fit again, which
 * gives the same slices.
 */
final class ShuffledAggregation implements Aggregation {
    /** Values of all workers that a task holds at most: 64 MB of floats. */
    private static final int VALUES_A_TASK = 1 << 24;

    private static final ClassTag<MeanSlice> MEAN = ClassTag$.MODULE$.apply(MeanSlice.class);

    private final OuterOptimizer optimizer;

    ShuffledAggregation(OuterOptimizer optimizer) {
        this.optimizer = optimizer;
    }

    @Override
    public Joined join(JavaRDD<Departure> departures, LocalFit fit, RunState from) {
        int workers = departures.getNumPartitions();
        Slices slices = slices(from.network(), workers);
        RDD<Tuple2<Integer, Payload>> shuffled = departures
                .flatMapToPair(departure -> payloads(departure, slices))
                .partitionBy(new SlicePartitioner(slices.count()))
                .rdd();
        Gathering gathering = new Gathering(new NextNetwork(from, optimizer), slices, workers);
        shuffled.context().runJob(shuffled, new Average(fit), gathering, MEAN);
        // Otherwise the files of every round would lie about until the driver happens to collect its garbage.
        shuffled.cleanShuffleDependencies(false);
        return gathering.joined();
    }

    /** As many slices as workers, or more so that what a task holds stays small. */
    private static Slices slices(LearnerState network, int workers) {
        int vectors = 1 + network.moments().length;
        return Slices.of(network.parameters().length, workers, VALUES_A_TASK / vectors / workers);
    }

    /** Written slice by slice as the shuffle takes them, so that a worker's network is never there twice. */
    private static Iterator<Tuple2<Integer, Payload>> payloads(Departure departure, Slices slices) {
        return IntStream.range(0, slices.count())
                .mapToObj(slice -> new Tuple2<>(slice, departure.payload(slices, slice)))
                .iterator();
    }

    /** The task of a slice: averages what all workers sent of it, in their order, whichever came first. */
    private static final class Average
            extends AbstractFunction2<TaskContext, scala.collection.Iterator<Tuple2<Integer, Payload>>, MeanSlice>
            implements Serializable {
        private static final long serialVersionUID = 1;

        private final LocalFit fit;

        Average(LocalFit fit) {
            this.fit = fit;
        }

        @Override
        public MeanSlice apply(TaskContext context, scala.collection.Iterator<Tuple2<Integer, Payload>> sent) {
            List<Payload> payloads = new ArrayList<>();
            while (sent.hasNext()) {
                payloads.add(sent.next()._2());
            }
            payloads.sort(Comparator.comparingInt(Payload::worker));
            return MeanSlice.of(payloads, fit.network());
        }
    }

    /** Takes in the slices on the driver, one at a time, as their tasks end. */
    private static final class Gathering extends AbstractFunction2<Object, MeanSlice, BoxedUnit> {
        private final NextNetwork next;
        private final Slices slices;
        private final WorkerReport[] reports;
        private long longestNanos;
        private long ownNanos;
        private long bytes;

        Gathering(NextNetwork next, Slices slices, int workers) {
            this.next = next;
            this.slices = slices;
            this.reports = new WorkerReport[workers];
        }

        @Override
        public BoxedUnit apply(Object slice, MeanSlice mean) {
            long began = System.nanoTime();
            next.add(slices.begin((Integer) slice), mean.mean());
            for (MeanSlice.Told told : mean.reports()) {
                reports[told.worker()] = told.report();
            }
            bytes += mean.bytes();
            longestNanos = Math.max(longestNanos, mean.nanos());
            ownNanos += System.nanoTime() - began;
            return BoxedUnit.UNIT;
        }

        Joined joined() {
            double seconds = (longestNanos + ownNanos) / 1e9;
            return new Joined(next.network(), next.outer(), List.of(reports), seconds, bytes);
        }
    }
}
