package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import dev.windrow.train.Mix;
import dev.windrow.train.WeightedMean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** A network's way through one call of fit after the other, each a pass over the data it is given. */
final class Course {
    private static final ClassTag<WorkerFit> FIT = ClassTag$.MODULE$.apply(WorkerFit.class);

    private final JavaSparkContext context;
    private final AveragingOptions options;
    private final AveragedNetwork network;
    private int passes;

    Course(JavaSparkContext context, AveragingOptions options, AveragedNetwork network) {
        this.context = context;
        this.options = options;
        this.network = network;
    }

    /** Whether this is the way of that network. */
    boolean isOf(AveragedNetwork other) {
        return network.model() == other.model();
    }

    /**
     * Those who look on.
     *
     * @param hooks called on the workers, before and after each step
     * @param listeners called on the driver, after each round
     * @param times where times go
     */
    record Company(List<TrainingHook> hooks, List<TrainingListener> listeners, PhaseTimes times) {}

    /**
     * A pass over the data. The network is overwritten after each round, so that it is the last good one if a round
     * fails.
     *
     * @return the loss of an example, the mean over the pass
     */
    double pass(DealtBatches data, Company company) {
        company.listeners().forEach(listener -> listener.onEpochStart(network.model()));
        Blueprint blueprint = network.blueprint();
        LearnerState state = network.state();
        double lossSum = 0;
        int[] order = data.plan().order(passes);
        for (int round = 0; round < order.length; round++) {
            context.setJobDescription("pass " + (passes + 1) + " round " + (round + 1) + "/" + order.length);
            List<WorkerFit> fits = round(data, order[round], blueprint, state, company);
            double roundLoss = fits.stream().mapToDouble(WorkerFit::lossSum).sum();
            long examples = fits.stream().mapToLong(WorkerFit::examples).sum();
            if (!Double.isFinite(roundLoss)) {
                throw new IllegalStateException(diverged(roundLoss, round, order.length));
            }
            LearnerState from = state;
            state = company.times().take(Phase.AVERAGE, () -> mean(fits, from));
            network.load(state);
            network.score(roundLoss / examples);
            company.listeners()
                    .forEach(listener -> listener.iterationDone(network.model(), network.iteration(), network.epoch()));
            lossSum += roundLoss;
        }
        context.setJobDescription(null);
        passes++;
        network.score(lossSum / data.examples());
        company.listeners().forEach(listener -> listener.onEpochEnd(network.model()));
        return lossSum / data.examples();
    }

    private List<WorkerFit> round(
            DealtBatches data, int shard, Blueprint blueprint, LearnerState state, Company company) {
        Broadcast<float[][]> shared =
                company.times().take(Phase.BROADCAST, () -> context.broadcast(RoundFit.vectors(state)));
        try {
            long seed = Mix.of(options.seed(), passes, shard);
            RoundFit fit = new RoundFit(
                    blueprint,
                    company.hooks(),
                    options.workers(),
                    new RoundFit.Round(shared, state.iteration(), shard, seed));
            List<Object> partitions = IntStream.range(0, options.workers())
                    .<Object>mapToObj(worker -> data.plan().partitionOf(shard, worker))
                    .toList();
            return company.times()
                    .take(
                            Phase.STEPS,
                            () -> Arrays.asList((WorkerFit[]) context.sc()
                                    .runJob(
                                            data.shards().rdd(),
                                            fit,
                                            JavaConverters.asScalaBuffer(partitions)
                                                    .toSeq(),
                                            FIT)));
        } finally {
            shared.destroy();
        }
    }

    /** The mean, or where the round began if no example had a target. */
    private static LearnerState mean(List<WorkerFit> fits, LearnerState from) {
        long[] targets = fits.stream().mapToLong(WorkerFit::targets).toArray();
        return Arrays.stream(targets).sum() == 0
                ? from
                : WeightedMean.of(fits.stream().map(WorkerFit::state).toList(), targets);
    }

    private String diverged(double loss, int round, int rounds) {
        return "the loss became " + loss + " in pass " + (passes + 1) + ", round " + (round + 1) + " of " + rounds
                + ": the network was left as it was before that round, at iteration " + network.iteration()
                + "; look for such numbers in the data, lower the updater's learning rate, or limit the gradient with"
                + " gradientNormalization";
    }
}
