package dev.windrow.train;

import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.wire.Slices;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/** Brings every worker's network to the driver and averages there: the quickest way for networks that are not big. */
final class DriverAggregation implements Aggregation {
    private static final ClassTag<Payload> PAYLOAD = ClassTag$.MODULE$.apply(Payload.class);

    private final OuterOptimizer optimizer;

    DriverAggregation(OuterOptimizer optimizer) {
        this.optimizer = optimizer;
    }

    @Override
    public Joined join(JavaRDD<Departure> departures, LocalFit fit, RunState from) {
        Slices whole = Slices.whole(from.network().parameters().length);
        List<Payload> payloads =
                Arrays.asList((Payload[]) departures.context().runJob(departures.rdd(), new Send(whole), PAYLOAD));
        long began = System.nanoTime();
        NextNetwork next = new NextNetwork(from, optimizer);
        next.add(0, WeightedMean.of(payloads, from.network()));
        List<WorkerReport> reports = payloads.stream().map(Payload::report).toList();
        long bytes = payloads.stream().mapToLong(Payload::bytes).sum();
        return new Joined(next.network(), next.outer(), reports, (System.nanoTime() - began) / 1e9, bytes);
    }

    /** What a worker's task gives. */
    private static final class Send extends AbstractFunction2<TaskContext, Iterator<Departure>, Payload>
            implements Serializable {
        private static final long serialVersionUID = 1;

        private final Slices whole;

        Send(Slices whole) {
            this.whole = whole;
        }

        @Override
        public Payload apply(TaskContext context, Iterator<Departure> departures) {
            return departures.next().payload(whole, 0);
        }
    }
}
