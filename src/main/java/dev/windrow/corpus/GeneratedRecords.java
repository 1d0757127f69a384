package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import javax.annotation.Nullable;

/** The made-up sequences that would begin in a slice of their file if there were one. */
final class GeneratedRecords implements RecordReader {
    private final MadeUp problem;
    private final long end;
    private long next;

    GeneratedRecords(CorpusSection corpus, Slice slice) {
        problem = MadeUp.of(corpus);
        next = behind(slice.start());
        end = slice.end() == Long.MAX_VALUE ? problem.count() : Math.min(problem.count(), behind(slice.end()));
    }

    /** The first sequence that begins at a byte or behind it. */
    private long behind(long offset) {
        return (offset + problem.bytes() - 1) / problem.bytes();
    }

    @Override
    @Nullable
    public RawRecord next() {
        return next < end ? problem.sequence(next++) : null;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
