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

    private final Configuration configuration;
    private final CorpusSection corpus;
    private final Function<RawRecord, T> made;
    private final BadRecords badRecords;
    private final RecordFilter filter;
    private final Iterator<Slice> slices;

    @Nullable
    private SliceRecords records;

    @Nullable
    private T next;

    /** @param made makes something of a record, or refuses it with a {@link BadRecordException} */
    PartRecords(
            Configuration configuration,
            CorpusSection corpus,
            Part part,
            RecordFilter filter,
            Function<RawRecord, T> made) {
        this.configuration = configuration;
        this.corpus = corpus;
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
        next = records == null ? null : nextOf(records);
        while (next == null && slices.hasNext()) {
            close();
            records = new SliceRecords(configuration, corpus, slices.next(), filter, badRecords);
            next = nextOf(records);
        }
        if (next == null) {
            close();
            report();
        }
    }

    @Nullable
    private T nextOf(SliceRecords open) {
        for (RawRecord record = open.next(); record != null; record = open.next()) {
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
        if (records != null) {
            try {
                records.close();
            } catch (IOException e) {
                LOG.warn("cannot close a file", e);
            }
            records = null;
        }
    }
}
