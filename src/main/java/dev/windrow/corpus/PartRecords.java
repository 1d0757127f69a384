package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of a part, one after the other. */
final class PartRecords implements Iterator<RawRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(PartRecords.class);

    private final Configuration configuration;
    private final CorpusSection corpus;
    private final RecordFilter filter;
    private final BadRecords badRecords;
    private final Iterator<Slice> slices;

    @Nullable
    private SliceRecords records;

    @Nullable
    private RawRecord next;

    PartRecords(Configuration configuration, CorpusSection corpus, Part part, RecordFilter filter) {
        this.configuration = configuration;
        this.corpus = corpus;
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
    public RawRecord next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        RawRecord record = next;
        advance();
        return record;
    }

    private void advance() {
        try {
            next = records == null ? null : records.next();
            while (next == null && slices.hasNext()) {
                close();
                records = new SliceRecords(configuration, corpus, slices.next(), filter, badRecords);
                next = records.next();
            }
            if (next == null) {
                close();
                report();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report() {
        if (badRecords.count() > 0) {
            LOG.warn(
                    "left out {} bad records, first: {}",
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
