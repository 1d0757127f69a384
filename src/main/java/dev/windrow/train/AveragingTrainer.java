package dev.windrow.train;

import dev.windrow.sequence.Window;
import dev.windrow.train.report.TrainingListener;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains a network on a cluster by parameter averaging: in each round every worker starts from the same broadcast
 * state, takes a few local steps on its own windows, and the workers' states are averaged, each weighted by the targets
 * it saw (McDonald, Hall & Mann 2010; Stich 2019, "Local SGD Converges Fast and Communicates Little").
 *
 * <pre>{@code
 * θᵢ ← k local steps from θ on the windows of worker i
 * θ  ← outer step from θ to Σᵢ (nᵢ / Σ n) θᵢ          the optimizer's moments are averaged
 * }</pre>
 *
 * <p>With one local step a round, plain gradient descent and equal counts, this is exactly a step on the union of the
 * workers' batches. The driver holds states, never data. A run is a chain of {@link RunState}s, and can begin at any.
 */
public final class AveragingTrainer {
    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final TrainingListener listener;
    private final Keeper keeper;

    /**
     * @param listener told of each round and epoch, on the driver's thread
     * @param keeper given the sound states, on the driver's thread
     */
    public AveragingTrainer(JavaSparkContext context, TrainingSpec spec, TrainingListener listener, Keeper keeper) {
        this.context = context;
        this.spec = spec;
        this.listener = listener;
        this.keeper = keeper;
    }

    /**
     * Trains to the end.
     *
     * @param from where the run begins or goes on: {@link RunState#start}, or a state its keeper was given
     * @param windows training windows by global index, 0 … {@code count}−1
     * @param count how many there are, at least 1
     * @param validation the validation windows, or {@code null} to keep the last epoch's network instead of the best
     * @throws DivergedException if the loss explodes more often than the job allows
     */
    public TrainedNetwork train(
            RunState from, JavaPairRDD<Long, Window> windows, long count, @Nullable Validation validation) {
        RoundPlan plan = spec.plan(count);
        JavaRDD<WindowBlock> shards = Shards.of(windows, count, plan, spec);
        Clock clock = Clock.after(from.progress().seconds());
        Course course = new Course(
                new Rounds(context, spec, plan, shards, clock),
                new EpochEnd(context, spec, clock, validation),
                new Stopping(spec, RunLength.of(spec, plan.stepsPerEpoch()), plan.stepsPerEpoch()),
                new Retreats(spec),
                listener,
                keeper);
        try {
            return course.from(from).best();
        } finally {
            shards.unpersist();
            context.setJobDescription(null);
        }
    }
}
