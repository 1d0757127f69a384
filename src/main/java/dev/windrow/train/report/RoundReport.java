package dev.windrow.train.report;

/**
 * How a run stands after a round.
 *
 * @param place where in the run the round stands
 * @param work what was done in it
 * @param setting what it was done with
 * @param seconds where the time went
 * @param bytes what travelled
 */
public record RoundReport(Place place, Work work, Setting setting, Seconds seconds, Bytes bytes) {

    /**
     * Where in a run a round stands.
     *
     * @param epoch counted from 1
     * @param epochs of the whole run
     * @param round within the epoch, counted from 1
     * @param rounds of the epoch, if those to come are as long as this one
     * @param done the share of the whole run that is done after this round
     */
    public record Place(int epoch, int epochs, int round, int rounds, double done) {}

    /**
     * What was done in a round.
     *
     * @param steps local steps, on the worker that took most
     * @param workersBusy workers that had windows
     * @param tokensBefore symbols read in all rounds before
     * @param roundTokens symbols read in this round
     * @param roundPlaces what this round's batches had room for: those symbols and the padding
     * @param targets places with a loss in this round
     * @param lossSum nats over those places
     */
    public record Work(
            int steps,
            int workersBusy,
            long tokensBefore,
            long roundTokens,
            long roundPlaces,
            long targets,
            double lossSum) {

        /** Symbols read since the run began. */
        public long tokens() {
            return tokensBefore + roundTokens;
        }

        /** The share of this round's batches that is no padding. */
        public double realTokens() {
            return roundTokens / (double) roundPlaces;
        }
    }

    /**
     * What a round was done with.
     *
     * @param rate the learning rate at its first step
     * @param momentum of the outer step
     * @param retreats how often the run has gone back before
     */
    public record Setting(double rate, double momentum, int retreats) {}

    /**
     * Wall-clock seconds. What is none of the phases is {@link #gather}.
     *
     * @param broadcast putting the state out
     * @param steps taking steps, on the executor that took longest
     * @param average averaging what came together, and the outer step
     * @param round the whole round
     * @param run since the run began
     */
    public record Seconds(double broadcast, double steps, double average, double round, double run) {

        /** Starting tasks, and bringing states to the workers and to where they are averaged. */
        public double gather() {
            return Math.max(0, round - broadcast - steps - average);
        }

        /** All that is not taking steps. */
        public double communication() {
            return Math.max(0, round - steps);
        }
    }

    /**
     * Bytes of the vectors that travelled.
     *
     * @param down the state that went out; each executor fetched as much
     * @param up all workers' networks, on their way to be averaged
     * @param toDriver what of this, or of its mean, came to the driver
     */
    public record Bytes(long down, long up, long toDriver) {}

    /** Nats a target place; NaN where no worker had one. */
    public double loss() {
        return work.lossSum() / work.targets();
    }

    /** Symbols a second of wall-clock time, over all workers, in this round. */
    public double tokensPerSecond() {
        return work.roundTokens() / seconds.round();
    }
}
