package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.LearnerState;
import dev.windrow.network.StepResult;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/**
 * A worker's part of a round: from the broadcast state, a step on each batch of its stretch, on one thread. The result
 * is a function of the broadcast, the windows and the seed, so that a lost or repeated task changes nothing.
 */
final class LocalFit implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * What every worker does in a round.
     *
     * @param epoch from 0
     * @param stretch the steps
     * @param pace their learning rates
     */
    record Round(int epoch, Stretch stretch, Pace pace) implements Serializable {}

    private final TrainingSpec spec;
    private final Round round;
    private final Broadcast<RoundStart> start;

    LocalFit(TrainingSpec spec, Round round, Broadcast<RoundStart> start) {
        this.spec = spec;
        this.round = round;
        this.start = start;
    }

    /** The network the round begins with. */
    LearnerState network() {
        return start.value().network();
    }

    /**
     * Takes the steps of a worker.
     *
     * @param blocks its windows, among which may be those of other rounds
     * @param before what it kept from the round before
     */
    WorkerUpdate update(int worker, Iterator<WindowBlock> blocks, Kept before) {
        List<Step> steps = steps(worker, byShard(blocks));
        return steps.isEmpty() ? WorkerUpdate.NOTHING : fit(worker, steps, before);
    }

    /**
     * A batch and where it stands.
     *
     * @param number its step of the round
     * @param noise the seed of its dropout
     * @param targetsPerStep by which its summed loss is divided: the mean of its shard. Batches are of windows of one
     *     length; divided by its own targets, a batch of short windows would count as much as one of long ones
     */
    private record Step(List<Window> batch, int number, long noise, double targetsPerStep) {}

    private Map<Integer, List<WindowBlock>> byShard(Iterator<WindowBlock> blocks) {
        Map<Integer, List<WindowBlock>> byShard = new HashMap<>();
        for (Stretch.Piece piece : round.stretch().pieces()) {
            byShard.put(piece.shard(), new ArrayList<>());
        }
        while (blocks.hasNext()) {
            WindowBlock block = blocks.next();
            byShard.computeIfPresent(block.shard(), (shard, own) -> {
                own.add(block);
                return own;
            });
        }
        return byShard;
    }

    private List<Step> steps(int worker, Map<Integer, List<WindowBlock>> blocks) {
        List<Step> steps = new ArrayList<>();
        for (Stretch.Piece piece : round.stretch().pieces()) {
            long place = Mix.of(spec.seed(), round.epoch(), piece.shard(), worker);
            List<List<Window>> batches = batches(blocks.get(piece.shard()), place);
            double targets = targetsPerStep(batches);
            for (int at = piece.from(); at < Math.min(piece.to(), batches.size()); at++) {
                steps.add(new Step(batches.get(at), piece.offset() + at - piece.from(), Mix.of(place, at), targets));
            }
        }
        return steps;
    }

    private static double targetsPerStep(List<List<Window>> batches) {
        long targets = 0;
        for (List<Window> batch : batches) {
            for (Window window : batch) {
                targets += window.targetCount();
            }
        }
        return targets / (double) batches.size();
    }

    private List<List<Window>> batches(List<WindowBlock> shard, long place) {
        List<List<Window>> batches = new ArrayList<>();
        for (WindowBlock block : shard) {
            if (spec.stateful()) {
                batches.add(block.windows());
            } else {
                batches.addAll(LengthGrouping.batches(block.windows(), spec.batchSize(), place));
            }
        }
        return batches;
    }

    private WorkerUpdate fit(int worker, List<Step> steps, Kept before) {
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(spec.network(), spec.optimizer())) {
            Learner learner = begin(lease.learner(), worker, before);
            long began = System.nanoTime();
            int rows = 0;
            long tokens = 0;
            long places = 0;
            long targets = 0;
            double lossSum = 0;
            for (Step step : steps) {
                Minibatch minibatch = Minibatch.of(spec.alignment(), step.batch());
                double rate = round.pace().rate(step.number());
                StepResult result = learner.step(minibatch, rate, step.noise(), step.targetsPerStep());
                rows = minibatch.rows();
                tokens += minibatch.tokens();
                places += minibatch.places();
                targets += result.targets();
                lossSum += result.lossSum();
            }
            WorkerState own = spec.stateful() ? new WorkerState(learner.carried(), rows) : WorkerState.NOTHING;
            StepTime time = StepTime.since(began);
            return new WorkerUpdate(
                    learner.state(), new WorkerReport(steps.size(), tokens, places, targets, lossSum, time, own));
        }
    }

    private Learner begin(Learner learner, int worker, Kept before) {
        learner.load(before.over(start.value().network()));
        if (MomentRule.of(spec).beginsMomentum()) {
            learner.beginMomentum();
        }
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
