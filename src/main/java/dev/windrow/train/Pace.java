package dev.windrow.train;

import java.io.Serializable;

/**
 * The learning rate of each step of a round.
 *
 * @param schedule of the run
 * @param length of the run
 * @param at where the round begins
 */
record Pace(Schedule schedule, RunLength length, Progress at) implements Serializable {

    /** The share of the run that lies behind a step of the round, counted from 0. */
    double done(int step) {
        return length.done(at, step);
    }

    /** The rate of a step of the round, counted from 0. */
    double rate(int step) {
        return schedule.rate(done(step)) * at.rateScale();
    }
}
