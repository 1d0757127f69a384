package dev.windrow.train;

import dev.windrow.config.TrainingSection;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.sequence.Alignment;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.train.outer.PlainAveraging;
import java.io.Serializable;

/**
 * All that decides a training run but the data.
 *
 * @param alignment how inputs and targets line up
 * @param network the network
 * @param optimizer each worker's update rule
 * @param schedule the learning rate over the run
 * @param outer the step from a round's start to the next one's
 * @param workers logical workers
 * @param batchSize sequences a step on each worker
 * @param stepsPerRound local steps between two averagings
 * @param stateful whether each row of a batch goes on where it ended in the batch before
 * @param epochs passes over the data
 * @param seed of order and dropout; the network's own seed decides where its weights start
 */
public record TrainingSpec(
        Alignment alignment,
        NetworkSpec network,
        OptimizerSpec optimizer,
        Schedule schedule,
        OuterOptimizer outer,
        int workers,
        int batchSize,
        int stepsPerRound,
        boolean stateful,
        int epochs,
        long seed)
        implements Serializable {

    /** Deals windows to workers and rounds. */
    RoundPlan plan(long windows) {
        return stateful
                ? new StreamPlan(windows, workers, batchSize, stepsPerRound)
                : new ShuffledPlan(windows, workers, (long) stepsPerRound * batchSize, Mix.of(seed));
    }

    /** The run that a job file's training section asks for. */
    public static TrainingSpec of(Alignment alignment, NetworkSpec network, TrainingSection section) {
        TrainingSection.Optimizer optimizer = section.optimizer();
        return new TrainingSpec(
                alignment,
                network,
                new OptimizerSpec(OptimizerSpec.Name.valueOf(optimizer.name().name()), optimizer.clipNorm()),
                Schedule.of(optimizer),
                new PlainAveraging(),
                section.workers(),
                section.batchSize(),
                section.stepsPerRound(),
                section.stateful(),
                section.epochs(),
                section.seed());
    }
}
