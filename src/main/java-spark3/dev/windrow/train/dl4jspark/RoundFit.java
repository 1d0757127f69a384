package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import dev.windrow.network.OneThread;
import dev.windrow.train.Mix;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * A worker's part of a round: from the broadcast state, a step on each batch of its shard, on one thread. The result is
 * a function of state, shard and seed, so that a lost or repeated task changes nothing.
 */
final class RoundFit extends AbstractFunction2<TaskContext, Iterator<Shard>, WorkerFit> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Blueprint blueprint;
    private final List<TrainingHook> hooks;
    private final int workers;
    private final Round round;

    /**
     * @param start the parameters, and the moments behind them
     * @param iteration the updates there were before
     * @param shard the shard every worker reads
     * @param seed of this round
     */
    record Round(Broadcast<float[][]> start, long iteration, int shard, long seed) implements Serializable {
        /** The state to start from. */
        LearnerState state() {
            float[][] vectors = start.value();
            return new LearnerState(vectors[0], Arrays.copyOfRange(vectors, 1, vectors.length), iteration);
        }
    }

    RoundFit(Blueprint blueprint, List<TrainingHook> hooks, int workers, Round round) {
        this.blueprint = blueprint;
        this.hooks = hooks;
        this.workers = workers;
        this.round = round;
    }

    /** What is broadcast of a state. */
    static float[][] vectors(LearnerState state) {
        float[][] vectors = new float[1 + state.moments().length][];
        vectors[0] = state.parameters();
        System.arraycopy(state.moments(), 0, vectors, 1, state.moments().length);
        return vectors;
    }

    @Override
    public WorkerFit apply(TaskContext context, Iterator<Shard> shards) {
        while (shards.hasNext()) {
            Shard own = shards.next();
            if (own.number() == round.shard()) {
                return fit(own.batches(), Mix.of(round.seed(), context.partitionId() % workers));
            }
        }
        return WorkerFit.NOTHING;
    }

    private WorkerFit fit(List<Batch> batches, long ownSeed) {
        OneThread.ask();
        AveragedNetwork network = blueprint.build(round.state(), ownSeed);
        Nd4j.getRandom().setSeed(ownSeed);
        try {
            long targets = 0;
            long examples = 0;
            double lossSum = 0;
            for (Batch batch : batches) {
                MultiDataSet data = batch.multiDataSet();
                network.fit(data, hooks);
                Batch.close(data);
                targets += batch.targets();
                examples += batch.size();
                lossSum += network.model().score() * batch.size();
            }
            return new WorkerFit(network.state(), targets, examples, lossSum);
        } finally {
            network.release();
            destroyWorkspaces();
        }
    }

    /** One by one: Deeplearning4j's way to destroy all of them runs the garbage collector for the whole process. */
    private static void destroyWorkspaces() {
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    }
}
