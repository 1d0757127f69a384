package dev.windrow.train.report;

/**
 * Something that does not happen in every run.
 *
 * @param kind what it is
 * @param epoch counted from 1
 * @param round of that epoch, counted from 1; 0 where it is of the epoch as a whole
 * @param message what happened, in a sentence
 */
public record RunEvent(Kind kind, int epoch, int round, String message) {

    /** What can happen. */
    public enum Kind {
        /** The learning rate falls, because the validation loss no longer did. */
        PLATEAU,
        /** The loss exploded, and the run goes back. */
        RETREAT,
        /** The loss exploded once more than the job allows, and the run ends. */
        DIVERGED,
        /** The run ends before its last epoch. */
        STOPPED
    }
}
