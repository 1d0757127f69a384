package dev.windrow.train;

import java.io.Serializable;

/**
 * How long a run may be at most.
 *
 * @param steps local steps of all epochs, as {@link Progress} counts them
 */
record RunLength(long steps) implements Serializable {

    /**
     * The share of the run that lies behind a step, from 0 to 1.
     *
     * @param at where the step's round begins
     * @param step counted within the round
     */
    double done(Progress at, int step) {
        return (at.steps() + step) / (double) steps;
    }
}
