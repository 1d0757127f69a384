package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.StepResult;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.ArrayList;
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
    private final Broadcast<RoundStart> start;

    LocalFit(TrainingSpec spec, Round round, Broadcast<RoundStart> start) {
        this.spec = spec;
        this.round = round;
        this.start = start;
    }

    @Override
    public WorkerUpdate apply(TaskContext context, Iterator<WindowBlock> blocks) {
        int worker = context.partitionId();
        long place = Mix.of(spec.seed(), round.epoch(), round.shard(), worker);
        List<List<Window>> batches = new ArrayList<>();
        while (blocks.hasNext()) {
            WindowBlock block = blocks.next();
            if (block.shard() == round.shard()) {
                if (spec.stateful()) {
                    batches.add(block.windows());
                } else {
                    batches.addAll(LengthGrouping.batches(block.windows(), spec.batchSize(), place));
                }
            }
        }
        return batches.isEmpty() ? WorkerUpdate.NOTHING : fit(worker, batches, place);
    }

    private WorkerUpdate fit(int worker, List<List<Window>> batches, long place) {
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(spec.network(), spec.optimizer())) {
            long began = System.nanoTime();
            Learner learner = begin(lease.learner(), worker);
            int steps = 0;
            int rows = 0;
            long tokens = 0;
            long targets = 0;
            double lossSum = 0;
            for (List<Window> batch : batches) {
                Minibatch minibatch = Minibatch.of(spec.alignment(), batch);
                double done = (round.stepsBefore() + steps) / (double) round.stepsInAll();
                StepResult result = learner.step(minibatch, spec.schedule().rate(done), Mix.of(place, steps));
                steps++;
                rows = minibatch.rows();
                tokens += minibatch.tokens();
                targets += result.targets();
                lossSum += result.lossSum();
            }
            WorkerState own =
                    spec.stateful() ? new WorkerState(learner.carried(), rows, new float[0][]) : WorkerState.NOTHING;
            long nanos = System.nanoTime() - began;
            return new WorkerUpdate(learner.state(), new WorkerReport(steps, tokens, targets, lossSum, nanos, own));
        }
    }

    private Learner begin(Learner learner, int worker) {
        learner.load(start.value().network());
        if (spec.stateful()) {
            WorkerState own = start.value().own(worker);
            if (own.rows() == 0) {
                learner.stream();
            } else {
                learner.stream(own.carried(), own.rows());
            }
        }
        return learner;
    }
}
