package dev.windrow.train;

import dev.windrow.config.OptimizerSection;
import dev.windrow.config.TrainingSection;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.sequence.Alignment;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.train.outer.OuterRule;
import dev.windrow.wire.WireFormat;
import java.io.Serializable;

/**
 * All that decides a training run but the data.
 *
 * @param alignment how inputs and targets line up
 * @param network the network; its own seed decides where its weights start
 * @param training how it is trained
 */
public record TrainingSpec(Alignment alignment, NetworkSpec network, TrainingSection training) implements Serializable {

    /** Logical workers. */
    public int workers() {
        return training.workers();
    }

    /** Sequences a step on each worker. */
    public int batchSize() {
        return training.batchSize();
    }

    /** Whether each row of a batch goes on where it ended in the batch before. */
    public boolean stateful() {
        return training.stateful();
    }

    /** Passes over the data, at most. */
    public int epochs() {
        return training.epochs();
    }

    /** The seed of order and dropout. */
    public long seed() {
        return training.seed();
    }

    /** Each worker's update rule. */
    public OptimizerSpec optimizer() {
        return new OptimizerSpec(
                OptimizerSpec.Name.valueOf(training.optimizer().name().name()),
                training.optimizer().clipNorm(),
                training.optimizer().freezeEmbedding());
    }

    /** The learning rate over the run. */
    Schedule schedule() {
        return Schedule.of(training.optimizer(), workers());
    }

    /** The step from where a round began to where the next one does. */
    public OuterOptimizer outer() {
        return OuterRule.of(training.averaging(), workers());
    }

    /** What workers send after each round. */
    SendRule sendRule() {
        Travel travel =
                Travel.in(WireFormat.valueOf(training.averaging().travel().name()));
        return new SendRule(travel, MomentRule.of(this));
    }

    /** Where a network of so many parameters is averaged. */
    Aggregation aggregation(int parameters) {
        return parameters > training.averaging().slicedAbove()
                ? new ShuffledAggregation(outer())
                : new DriverAggregation(outer());
    }

    /** Whether the course of the run depends on validation. */
    public boolean needsValidation() {
        return training.stopping().patience() > 0
                || !training.stopping().goesByLoss()
                || training.optimizer().schedule() == OptimizerSection.Schedule.PLATEAU;
    }

    /** Deals windows to workers and rounds. */
    RoundPlan plan(long windows) {
        return stateful()
                ? new StreamPlan(windows, workers(), batchSize(), training.stepsPerRound())
                : new ShuffledPlan(windows, workers(), training.stepsPerRound(), batchSize(), Mix.of(seed()));
    }
}
