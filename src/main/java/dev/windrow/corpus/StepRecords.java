package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Rows of a table that are steps, those of one sequence a record: rows that follow on each other with one value in the
 * column that {@code corpus.vectors.sequence} names, which is the record's id. A slice owns the sequences that begin
 * behind a good row of another one that begins in it, and the first slice the first of all: so every sequence is whole
 * and in one slice, wherever the cut lies. A row that cannot be read spoils the sequence before it.
 */
final class StepRecords implements RecordReader {
    private final Slice slice;
    private final DelimitedRecords rows;
    private final String key;
    private final Set<String> seen = new HashSet<>();
    /** The last good row before the record in hand lies behind the slice, or the file is over. */
    private boolean finished;

    /** The first row of the sequence that is next; null before any. */
    @Nullable
    private RawRecord ahead;

    StepRecords(Configuration configuration, CorpusSection corpus, Slice slice, DelimitedLine form) throws IOException {
        this.slice = slice;
        key = corpus.vectors().sequence();
        Slice open = new Slice(slice.file(), slice.start(), Long.MAX_VALUE, slice.quotes());
        rows = new DelimitedRecords(configuration, corpus, open, form);
        finished = slice.end() <= slice.start();
        if (slice.start() > 0 && !finished) {
            gather();
        }
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        while (!finished) {
            Gathered sequence = gather();
            if (!sequence.isEmpty()) {
                return record(sequence);
            }
        }
        return null;
    }

    /** Rows up to the first of another sequence, which stays ahead. */
    private Gathered gather() throws IOException {
        Gathered sequence = new Gathered();
        if (ahead != null) {
            sequence.add(ahead);
            ahead = null;
        }
        while (true) {
            try {
                RawRecord row = rows.next();
                if (row == null) {
                    finished = true;
                    return sequence;
                }
                String name = name(row);
                if (!sequence.takes(name)) {
                    ahead = row;
                    finished = sequence.lastOffset() >= slice.end();
                    return sequence;
                }
                sequence.add(row);
            } catch (BadRecordException e) {
                sequence.fail(e);
            }
        }
    }

    private String name(RawRecord row) {
        List<String> names = row.columns().get(key);
        if (names == null) {
            // Without it no row of the file belongs to anything.
            throw new CorpusException(
                    slice.file().path() + ": has no column '" + key + "', which corpus.vectors.sequence names; it has "
                            + row.columns().keySet());
        }
        String name = names.get(0).strip();
        if (name.isEmpty()) {
            throw new BadRecordException(
                    row.source(),
                    "has nothing in the column '" + key
                            + "' (corpus.vectors.sequence): must say which sequence it is a step of");
        }
        return name;
    }

    private RawRecord record(Gathered sequence) {
        if (sequence.problem != null) {
            throw sequence.problem;
        }
        if (!seen.add(sequence.name)) {
            throw new BadRecordException(
                    sequence.places.get(0),
                    "begins the sequence '" + sequence.name
                            + "' once more: the rows of one must stand together (corpus.vectors.sequence = " + key
                            + ")");
        }
        return sequence.record();
    }

    /** The rows of one sequence; keeps the first problem until it is over. */
    private final class Gathered {
        private final Map<String, List<String>> columns = new LinkedHashMap<>();
        private final List<String> places = new ArrayList<>();
        private String name = "";

        @Nullable
        private BadRecordException problem;

        boolean isEmpty() {
            return places.isEmpty() && problem == null;
        }

        boolean takes(String other) {
            return places.isEmpty() || name.equals(other);
        }

        void add(RawRecord row) {
            if (places.isEmpty()) {
                name = name(row);
                row.columns().keySet().forEach(column -> columns.put(column, new ArrayList<>()));
            }
            row.columns().forEach((column, values) -> columns.get(column).addAll(values));
            places.add(row.source());
        }

        void fail(BadRecordException found) {
            problem = problem == null ? found : problem;
        }

        /** Where its last good row begins. */
        long lastOffset() {
            return Place.offset(places.get(places.size() - 1));
        }

        RawRecord record() {
            String source = places.get(0);
            return new RawRecord(name, source, columns, Vectors.NONE, places);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
