package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.corpus.CorpusException;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.train.DivergedException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;

/** How the program ends, for a scheduler to act on. */
public enum ExitCode {
    /** Everything was done. */
    SUCCESS(0),
    /** Something unforeseen: a bug, a full disk, a lost cluster. */
    FAILURE(1),
    /** The command line or the job file is wrong; nothing was started. */
    BAD_CONFIGURATION(2),
    /** The data is missing, empty or not of the form the job file says. */
    BAD_DATA(3),
    /** The loss exploded more often than the job allows; the last good model is kept. */
    DIVERGED(4),
    /** The doctor found what would keep the job from running. */
    UNFIT(5),
    /** Whoever read the answers has gone: what a process that SIGPIPE ends returns. */
    CLOSED_PIPE(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process returns. */
    public int number() {
        return number;
    }

    /** The exit code of a failure: that of the first cause that has one. */
    static ExitCode of(Throwable failure) {
        return known(failure).map(ExitCode::ofKnown).orElse(FAILURE);
    }

    /** The cause whose message tells the user what to change, however deep Spark has wrapped it. */
    static Optional<Throwable> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (ofKnown(cause) != FAILURE) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /**
     * What a failure that nobody foresaw says to a person: the outermost cause with a message of its own, for those
     * inside it know less of what was being done. Wrappers that only repeat their cause say nothing of their own.
     */
    static Throwable outermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !saysMore(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean saysMore(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && !message.isBlank()
                && !message.equals(failure.getCause().toString())
                // "Job aborted due to stage failure", with a stack trace for a message.
                && !(failure instanceof SparkException)
                && !(failure instanceof ExecutionException);
    }

    private static ExitCode ofKnown(Throwable cause) {
        if (cause instanceof JobFileException) {
            return BAD_CONFIGURATION;
        }
        if (cause instanceof DivergedException) {
            return DIVERGED;
        }
        if (cause instanceof UnfitException) {
            return UNFIT;
        }
        if (cause instanceof ClosedPipeException) {
            return CLOSED_PIPE;
        }
        return cause instanceof BadRecordException || cause instanceof CorpusException ? BAD_DATA : FAILURE;
    }
}
