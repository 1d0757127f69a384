package dev.windrow.train.report;

/**
 * How a run stands after a round.
 *
 * @param place where in the run the round stands
 * @param work what was done in it
 * @param setting what it was done with
 * @param seconds where the time went
 */
public record RoundReport(Place place, Work work, Setting setting, Seconds seconds) {

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
     * @param targets places with a loss in this round
     * @param lossSum nats over those places
     */
    public record Work(int steps, int workersBusy, long tokensBefore, long roundTokens, long targets, double lossSum) {

        /** Symbols read since the run began. */
        public long tokens() {
            return tokensBefore + roundTokens;
        }
    }

    /**
     * What a round was done with.
     *
     * @param rate the learning rate at its first step
     * @param momentum of the outer step
     */
    public record Setting(double rate, double momentum) {}

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

    /** Nats a target place. */
    public double loss() {
        return work.lossSum() / work.targets();
    }

    /** Symbols a second of wall-clock time, over all workers, in this round. */
    public double tokensPerSecond() {
        return work.roundTokens() / seconds.round();
    }
}
