package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the records of a part, one after the other.
 *
 * @param <T> what a record becomes
 */
final class PartRecords<T> implements Iterator<T> {
    private static final Logger LOG = LoggerFactory.getLogger(PartRecords.class);

    private final Records records;
    private final Function<RawRecord, T> made;
    private final BadRecords badRecords;
    private final RecordFilter filter;
    private final Iterator<Slice> slices;

    @Nullable
    private SliceRecords open;

    @Nullable
    private T next;

    /** @param made makes something of a record, or refuses it with a {@link BadRecordException} */
    PartRecords(
            Configuration configuration,
            CorpusSection corpus,
            Part part,
            RecordFilter filter,
            Function<RawRecord, T> made) {
        this.records = new Records(configuration, corpus);
        this.made = made;
        this.filter = filter;
        badRecords = new BadRecords(configuration, corpus.onBadRecord());
        slices = part.slices().iterator();
        if (TaskContext.get() != null) {
            TaskCompletionListener listener = context -> close();
            TaskContext.get().addTaskCompletionListener(listener);
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public T next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        T current = next;
        advance();
        return current;
    }

    private void advance() {
        next = open == null ? null : nextOf(open);
        while (next == null && slices.hasNext()) {
            close();
            open = new SliceRecords(records, slices.next(), filter, badRecords);
            next = nextOf(open);
        }
        if (next == null) {
            close();
            report();
        }
    }

    @Nullable
    private T nextOf(SliceRecords slice) {
        for (RawRecord record = slice.next(); record != null; record = slice.next()) {
            try {
                return made.apply(record);
            } catch (BadRecordException e) {
                badRecords.found(e);
            }
        }
        return null;
    }

    private void report() {
        if (badRecords.count() > 0) {
            LOG.warn(
                    "left out {} bad records (corpus.on-bad-record = skip), the first: {}",
                    badRecords.count(),
                    badRecords.messages().get(0));
        }
    }

    private void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("cannot close a file", e);
            }
            open = null;
        }
    }
}
