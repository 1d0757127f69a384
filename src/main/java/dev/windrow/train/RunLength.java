package dev.windrow.train;

import dev.windrow.config.StoppingSection;
import java.io.Serializable;

/**
 * How long a run may be at most, by several measures; the first that is used up ends it.
 *
 * @param steps local steps of all epochs, as {@link Progress} counts them
 * @param rounds rounds; 0 for any number
 * @param seconds wall-clock time; 0 for any
 */
record RunLength(long steps, long rounds, double seconds) implements Serializable {

    /** The length of a run with an epoch of so many steps. */
    static RunLength of(TrainingSpec spec, long stepsPerEpoch) {
        StoppingSection stopping = spec.training().stopping();
        return new RunLength(spec.epochs() * stepsPerEpoch, stopping.maxRounds(), stopping.maxMinutes() * 60);
    }

    /**
     * The share of the run that lies behind a step, from 0 to 1: of the measure that is used up most. Time is as it was
     * at the beginning of the round.
     *
     * @param at where the step's round begins
     * @param step counted within the round
     * @param ofSteps steps of the round
     */
    double done(Progress at, int step, int ofSteps) {
        double done = (at.steps() + step) / (double) steps;
        if (rounds > 0) {
            done = Math.max(done, (at.rounds() + (double) step / ofSteps) / rounds);
        }
        if (seconds > 0) {
            done = Math.max(done, at.seconds() / seconds);
        }
        return Math.min(1, done);
    }

    /** Whether the rounds or the time are used up, wherever in an epoch that is. */
    boolean cut(Progress at) {
        return (rounds > 0 && at.rounds() >= rounds) || (seconds > 0 && at.seconds() >= seconds);
    }
}
