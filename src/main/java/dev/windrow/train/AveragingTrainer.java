package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerState;
import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Trains a network on a cluster by parameter averaging: in each round every worker starts from the same broadcast
 * state, takes a few local steps on its own windows, and the workers' states are averaged, each weighted by the targets
 * it saw (McDonald, Hall & Mann 2010; Stich 2019, "Local SGD Converges Fast and Communicates Little").
 *
 * <pre>{@code
 * θᵢ ← k local steps from θ on the windows of worker i
 * θ  ← Σᵢ (nᵢ / Σ n) θᵢ          the optimizer's moments likewise
 * }</pre>
 *
 * <p>With one local step a round, plain gradient descent and equal counts, this is exactly a step on the union of the
 * workers' batches. The driver holds states, never data.
 */
public final class AveragingTrainer {
    private static final ClassTag<WorkerUpdate> UPDATE = ClassTag$.MODULE$.apply(WorkerUpdate.class);

    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final TrainingListener listener;

    /** @param listener told of each round and epoch, on the driver's thread */
    public AveragingTrainer(JavaSparkContext context, TrainingSpec spec, TrainingListener listener) {
        this.context = context;
        this.spec = spec;
        this.listener = listener;
    }

    /**
     * Trains from the network's own starting weights.
     *
     * @param windows training windows by global index, 0 … {@code count}−1
     * @param count how many there are, at least 1
     * @param validation the validation windows, or {@code null} to keep the last epoch's network instead of the best
     * @throws DivergedException if a loss is not a number
     */
    public TrainedNetwork train(JavaPairRDD<Long, Window> windows, long count, @Nullable Sweep validation) {
        RoundPlan plan = spec.plan(count);
        JavaRDD<WindowBlock> shards = Shards.of(windows, plan);
        Run run = new Run(plan, shards, validation, start());
        try {
            for (int epoch = 0; epoch < spec.epochs(); epoch++) {
                run.epoch(epoch);
            }
            return run.best;
        } finally {
            shards.unpersist();
            context.setJobDescription(null);
        }
    }

    private LearnerState start() {
        return new Learner(spec.network(), spec.optimizer()).state();
    }

    /** The moving parts of one run. */
    private final class Run {
        private final RoundPlan plan;
        private final JavaRDD<WindowBlock> shards;
        private final Sweep validation;
        private final long began = System.nanoTime();
        private LearnerState state;
        private List<RoundStart.Carried> carried = List.of();
        private TrainedNetwork best;
        private long rounds;
        private long tokens;

        Run(RoundPlan plan, JavaRDD<WindowBlock> shards, Sweep validation, LearnerState state) {
            this.plan = plan;
            this.shards = shards;
            this.validation = validation;
            this.state = state;
        }

        void epoch(int epoch) {
            int[] order = plan.order(epoch);
            carried = List.of();
            double lossSum = 0;
            long targets = 0;
            for (int round = 0; round < order.length; round++) {
                RoundReport report = round(epoch, round, order[round]);
                lossSum += report.lossSum();
                targets += report.targets();
                listener.round(report);
                if (!Double.isFinite(report.lossSum())) {
                    throw new DivergedException(report, best);
                }
            }
            double validationLoss = validation == null ? Double.NaN : validate(epoch);
            boolean better = best == null || validation == null || validationLoss < best.validationLoss();
            if (better) {
                best = new TrainedNetwork(state.parameters(), epoch + 1, validationLoss, tokens);
            }
            listener.epoch(new EpochReport(
                    epoch + 1, spec.epochs(), lossSum / targets, validationLoss, better, seconds(began)));
        }

        private RoundReport round(int epoch, int round, int shard) {
            describe("epoch " + (epoch + 1) + "/" + spec.epochs() + " round " + (round + 1) + "/" + plan.rounds());
            long stepsInAll = (long) spec.epochs() * plan.rounds() * spec.stepsPerRound();
            LocalFit.Round place = new LocalFit.Round(epoch, shard, rounds * spec.stepsPerRound(), stepsInAll);
            long start = System.nanoTime();
            Broadcast<RoundStart> shared = context.broadcast(new RoundStart(state, carried));
            double broadcastSeconds = seconds(start);
            List<WorkerUpdate> updates;
            try {
                updates = Arrays.asList((WorkerUpdate[]) context.sc()
                        .runJob(
                                shards.rdd(),
                                new LocalFit(spec, place, shared),
                                JavaConverters.<Object>asScalaBuffer(List.copyOf(plan.partitionsOf(shard)))
                                        .toSeq(),
                                UPDATE));
            } finally {
                shared.destroy();
            }
            long averaging = System.nanoTime();
            state = WeightedMean.of(updates);
            carried = spec.stateful()
                    ? updates.stream().map(WorkerUpdate::carried).toList()
                    : List.of();
            rounds++;
            tokens += updates.stream().mapToLong(WorkerUpdate::tokens).sum();
            double slowest =
                    updates.stream().mapToLong(WorkerUpdate::nanos).max().orElse(0) / 1e9;
            return RoundReport.of(
                    place,
                    round,
                    spec,
                    plan,
                    updates,
                    tokens,
                    new RoundReport.Seconds(
                            broadcastSeconds, seconds(averaging), seconds(start), seconds(began), slowest));
        }

        private double validate(int epoch) {
            describe("epoch " + (epoch + 1) + "/" + spec.epochs() + " validation");
            LossSum sum = new LossSum();
            validation.gather(state.parameters(), LossSum::new, LossSum::add).forEach(sum::merge);
            return sum.mean();
        }

        private void describe(String what) {
            context.setJobDescription(what);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
