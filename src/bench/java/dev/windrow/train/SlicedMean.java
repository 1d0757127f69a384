package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterState;
import dev.windrow.train.outer.PlainAveraging;
import dev.windrow.wire.WireFormat;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The averaging of big networks alone, of vectors that no network was trained to. */
public final class SlicedMean {
    private final RunState from;

    /** @param start the vector a round began with, which the driver of a run holds too */
    public SlicedMean(float[] start) {
        PlainAveraging plain = new PlainAveraging();
        LearnerState network = new LearnerState(start, new float[0][], 0);
        from = new RunState(network, OuterState.zero(plain, 0), List.of(), List.of(), Progress.START, null);
    }

    /** The mean of the workers' vectors, a partition each. */
    public float[] of(JavaSparkContext context, JavaRDD<float[]> vectors) {
        // What travels are values, so that nobody asks where the round began.
        LearnerState nothing = new LearnerState(new float[0], new float[0][], 0);
        Broadcast<RoundStart> none = context.broadcast(new RoundStart(nothing, List.of()));
        LocalFit fit = new LocalFit(null, null, none);
        JavaRDD<Departure> departures = vectors.map(SlicedMean::departure);
        Aggregation.Joined joined = new ShuffledAggregation(new PlainAveraging()).join(departures, fit, from);
        none.destroy();
        return joined.network().parameters();
    }

    private static Departure departure(float[] vector) {
        LearnerState state = new LearnerState(vector, new float[0][], 1);
        WorkerReport report = new WorkerReport(1, 1, 1, 1, 0, StepTime.NONE, WorkerState.NOTHING);
        Sends sends = new Sends(Travel.in(WireFormat.FLOAT32), new MomentRule.Fates(List.of(), false));
        return Departure.of(TaskContext.getPartitionId(), new WorkerUpdate(state, report), state, sends, Kept.NOTHING);
    }
}
