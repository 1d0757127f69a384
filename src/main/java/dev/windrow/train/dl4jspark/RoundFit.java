package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import dev.windrow.network.OneThread;
import dev.windrow.train.Mix;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.spark.api.TrainingHook;
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
    private final Broadcast<LearnerState> start;
    private final List<TrainingHook> hooks;
    private final int workers;
    private final int shard;
    private final long seed;

    /**
     * @param shard the shard every worker reads
     * @param seed of this round
     */
    RoundFit(
            Blueprint blueprint,
            Broadcast<LearnerState> start,
            List<TrainingHook> hooks,
            int workers,
            int shard,
            long seed) {
        this.blueprint = blueprint;
        this.start = start;
        this.hooks = hooks;
        this.workers = workers;
        this.shard = shard;
        this.seed = seed;
    }

    @Override
    public WorkerFit apply(TaskContext context, Iterator<Shard> shards) {
        while (shards.hasNext()) {
            Shard own = shards.next();
            if (own.number() == shard) {
                return fit(own.batches(), Mix.of(seed, context.partitionId() % workers));
            }
        }
        return WorkerFit.NOTHING;
    }

    private WorkerFit fit(List<Batch> batches, long ownSeed) {
        OneThread.ask();
        AveragedNetwork network = blueprint.build(start.value(), ownSeed);
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
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }
}
