package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.Closeable;
import java.io.IOException;
import javax.annotation.Nullable;

/** The good records of a slice that a filter accepts. */
final class SliceRecords implements Closeable {
    private final Slice slice;
    private final RecordFilter filter;
    private final BadRecords badRecords;
    private final RecordReader reader;
    private final String splitBy;

    /** @throws CorpusException if the file cannot be read, or is as a whole not of the form the job says */
    SliceRecords(Records records, Slice slice, RecordFilter filter, BadRecords badRecords) {
        this.slice = slice;
        this.filter = filter;
        this.badRecords = badRecords;
        splitBy = records.corpus().split().by();
        try {
            reader = records.open(slice);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The next record, null behind the last.
     *
     * @throws CorpusException if the file cannot be read further, as one that was cut short when it was compressed
     */
    @Nullable
    RawRecord next() {
        while (true) {
            try {
                RawRecord record = reader.next();
                if (record == null || isAccepted(record)) {
                    return record;
                }
            } catch (BadRecordException e) {
                if (filter.acceptsUnreadable(
                        e.source().replace(slice.file().path(), slice.file().name()))) {
                    badRecords.found(e);
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private boolean isAccepted(RawRecord record) {
        String key = splitKey(record);
        try {
            return filter.accepts(key);
        } catch (IllegalArgumentException e) {
            BadRecordException bad = new BadRecordException(
                    record.source(), "has '" + key + "' in its column '" + splitBy + "': " + e.getMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    /** What says in which split a record is; the filter of all records asks for nothing. */
    private String splitKey(RawRecord record) {
        return Columns.isAbsent(splitBy) || filter.acceptsAll()
                ? record.id()
                : record.shared(splitBy).strip();
    }

    private CorpusException unreadable(IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new CorpusException(slice.file().path() + ": cannot be read: " + reason, e);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
