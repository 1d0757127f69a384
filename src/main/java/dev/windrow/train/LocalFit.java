package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.LearnerState;
import dev.windrow.network.StepResult;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * A worker's part of a round: from the broadcast state, a step on each batch of its shard, on one thread. The result is
 * a function of the broadcast, the shard and the seed, so that a lost or repeated task changes nothing.
 */
final class LocalFit extends AbstractFunction2<TaskContext, Iterator<WindowBlock>, WorkerUpdate>
        implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * Where in the run a round stands.
     *
     * @param epoch from 0
     * @param shard the shard every worker reads
     * @param stepsBefore local steps of all rounds before
     * @param stepsInAll local steps of the whole run
     */
    record Round(int epoch, int shard, long stepsBefore, long stepsInAll) implements Serializable {}

    private final TrainingSpec spec;
    private final Round round;
    private final Broadcast<LearnerState> start;

    LocalFit(TrainingSpec spec, Round round, Broadcast<LearnerState> start) {
        this.spec = spec;
        this.round = round;
        this.start = start;
    }

    @Override
    public WorkerUpdate apply(TaskContext context, Iterator<WindowBlock> blocks) {
        int worker = context.partitionId() % spec.workers();
        while (blocks.hasNext()) {
            WindowBlock block = blocks.next();
            if (block.shard() == round.shard()) {
                return fit(worker, block.windows());
            }
        }
        return new WorkerUpdate(null, 0, 0, 0, 0, 0);
    }

    private WorkerUpdate fit(int worker, List<Window> windows) {
        long place = Mix.of(spec.seed(), round.epoch(), round.shard(), worker);
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(spec.network(), spec.optimizer())) {
            long began = System.nanoTime();
            Learner learner = lease.learner();
            learner.load(start.value());
            int steps = 0;
            long tokens = 0;
            long targets = 0;
            double lossSum = 0;
            for (List<Window> batch : LengthGrouping.batches(windows, spec.batchSize(), place)) {
                Minibatch minibatch = Minibatch.of(spec.alignment(), batch);
                double done = (round.stepsBefore() + steps) / (double) round.stepsInAll();
                StepResult result = learner.step(minibatch, spec.schedule().rate(done), Mix.of(place, steps));
                steps++;
                tokens += minibatch.tokens();
                targets += result.targets();
                lossSum += result.lossSum();
            }
            return new WorkerUpdate(learner.state(), steps, tokens, targets, lossSum, System.nanoTime() - began);
        }
    }
}
