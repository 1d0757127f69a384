package dev.windrow.train;

import java.io.Serializable;

/**
 * How far a run is.
 *
 * @param epoch the epoch the next round belongs to, from 0
 * @param round rounds of that epoch that are done
 * @param stepsOfEpoch local steps of that epoch that lie behind, its last shard counted as if it were full
 * @param rounds rounds done since the run began
 * @param steps local steps done since the run began, counted in the same way
 * @param tokens symbols read since the run began
 * @param lossSum nats over the target places of this epoch's rounds
 * @param targets those places
 * @param rateScale what the schedule's rate is multiplied with
 * @param retreats how often the run went back after a loss that exploded
 * @param usualLoss the running mean of the rounds' losses, nats a target place; NaN before the first round
 * @param patience of the run as a whole
 * @param plateau of the learning rate
 * @param seconds wall-clock time the run has taken, in all processes that worked on it
 */
public record Progress(
        int epoch,
        int round,
        long stepsOfEpoch,
        long rounds,
        long steps,
        long tokens,
        double lossSum,
        long targets,
        double rateScale,
        int retreats,
        double usualLoss,
        Watch patience,
        Watch plateau,
        double seconds)
        implements Serializable {

    /** Before the first round. */
    static final Progress START = new Progress(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, Double.NaN, Watch.START, Watch.START, 0);

    /**
     * A look-out for a validation loss that no longer falls.
     *
     * @param lowest the loss that has to be beaten; infinite before the first validation
     * @param waited validations since
     */
    public record Watch(double lowest, int waited) implements Serializable {
        static final Watch START = new Watch(Double.POSITIVE_INFINITY, 0);

        /** After a validation; it has improved if it fell by more than {@code leastFall}. */
        Watch seen(double loss, double leastFall) {
            return loss < lowest - leastFall ? new Watch(loss, 0) : new Watch(lowest, waited + 1);
        }
    }

    /** Rounds that the running mean of losses goes back, more or less. */
    private static final long USUAL_ROUNDS = 10;

    /** After a round. */
    Progress afterRound(long steps, long tokens, double lossSum, long targets, double seconds) {
        return new Progress(
                epoch,
                round + 1,
                stepsOfEpoch + steps,
                rounds + 1,
                this.steps + steps,
                this.tokens + tokens,
                this.lossSum + lossSum,
                this.targets + targets,
                rateScale,
                retreats,
                usual(lossSum, targets),
                patience,
                plateau,
                seconds);
    }

    private double usual(double lossSum, long targets) {
        if (targets == 0) {
            return usualLoss;
        }
        double loss = lossSum / targets;
        return rounds == 0 ? loss : usualLoss + (loss - usualLoss) / Math.min(rounds + 1, USUAL_ROUNDS);
    }

    /** At the beginning of the next epoch. */
    Progress afterEpoch(double seconds) {
        return new Progress(
                epoch + 1, 0, 0, rounds, steps, tokens, 0, 0, rateScale, retreats, usualLoss, patience, plateau,
                seconds);
    }

    /** With other watches and another rate. */
    Progress watched(Watch patience, Watch plateau, double rateScale) {
        return new Progress(
                epoch,
                round,
                stepsOfEpoch,
                rounds,
                steps,
                tokens,
                lossSum,
                targets,
                rateScale,
                retreats,
                usualLoss,
                patience,
                plateau,
                seconds);
    }

    /** The same place, come to again at another rate. */
    Progress retreated(double rateScale) {
        return new Progress(
                epoch,
                round,
                stepsOfEpoch,
                rounds,
                steps,
                tokens,
                lossSum,
                targets,
                rateScale,
                retreats + 1,
                usualLoss,
                patience,
                plateau,
                seconds);
    }
}
