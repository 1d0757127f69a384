package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.util.function.Supplier;

/** Digs what a task threw out of what Spark makes of it. */
final class Failures {
    private Failures() {}

    /** The action's result; a bad record or corpus behind a Spark failure is thrown as itself. */
    static <T> T surfaced(Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            throw surface(e, e);
        } catch (Exception e) { // Spark's are checked and not declared
            throw surface(e, new IllegalStateException(e.getMessage(), e));
        }
    }

    private static RuntimeException surface(Throwable failure, RuntimeException otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRecordException badRecord) {
                return badRecord;
            } else if (cause instanceof CorpusException badCorpus) {
                return badCorpus;
            }
        }
        return otherwise;
    }
}
