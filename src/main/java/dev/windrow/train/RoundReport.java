package dev.windrow.train;

import java.util.List;

/**
 * How a run stands after a round.
 *
 * @param epoch counted from 1
 * @param epochs of the whole run
 * @param round within the epoch, counted from 1
 * @param rounds of an epoch
 * @param steps local steps of this round, on the worker that took most
 * @param workersBusy workers that had windows
 * @param tokens symbols read since the run began
 * @param roundTokens symbols read in this round
 * @param targets places with a loss in this round
 * @param lossSum nats over those places
 * @param rate the learning rate at the round's first step
 * @param seconds where the time went
 */
public record RoundReport(
        int epoch,
        int epochs,
        int round,
        int rounds,
        int steps,
        int workersBusy,
        long tokens,
        long roundTokens,
        long targets,
        double lossSum,
        double rate,
        Seconds seconds) {

    /**
     * Wall-clock seconds.
     *
     * @param broadcast putting the state out
     * @param average averaging what came back
     * @param round the whole round
     * @param run since the run began
     * @param slowest time in steps on the slowest worker
     */
    public record Seconds(double broadcast, double average, double round, double run, double slowest) {}

    static RoundReport of(
            LocalFit.Round place,
            int round,
            TrainingSpec spec,
            RoundPlan plan,
            List<WorkerUpdate> updates,
            long tokens,
            Seconds seconds) {
        return new RoundReport(
                place.epoch() + 1,
                spec.epochs(),
                round + 1,
                plan.rounds(),
                updates.stream().mapToInt(WorkerUpdate::steps).max().orElse(0),
                (int) updates.stream().filter(update -> update.steps() > 0).count(),
                tokens,
                updates.stream().mapToLong(WorkerUpdate::tokens).sum(),
                updates.stream().mapToLong(WorkerUpdate::targets).sum(),
                updates.stream().mapToDouble(WorkerUpdate::lossSum).sum(),
                spec.schedule().rate((double) place.stepsBefore() / place.stepsInAll()),
                seconds);
    }

    /** Nats a target place. */
    public double loss() {
        return lossSum / targets;
    }

    /** Symbols a second of wall-clock time, over all workers, in this round. */
    public double tokensPerSecond() {
        return roundTokens / seconds.round();
    }

    /** The share of the whole run that is done. */
    public double done() {
        return ((epoch - 1) * (double) rounds + round) / ((double) epochs * rounds);
    }
}
