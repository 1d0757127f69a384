package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Stretches of the sequences of a FASTA file, with a label a base where something is marked. Every stretch but a
 * sequence's last is of {@code corpus.fasta.stretch} bases and begins at a multiple of it. A slice has the stretches
 * whose first base lies in a line that begins in it. Which base that is says the file's beginning alone, so every slice
 * is read from there; what lies before is only counted.
 */
final class FastaRecords implements RecordReader {
    private final Slice slice;
    private final Lines lines;
    private final Annotations annotations;
    private final String textColumn;
    private final String labelColumn;
    private final int stretchLength;
    private final Set<String> sequences = new LinkedHashSet<>();
    private final StringBuilder stretch = new StringBuilder();

    private String sequence = "";
    private Marks marks;
    private String line = "";
    private long number;
    private int at;
    private long bases;
    private long begun;
    private boolean isOwn;
    private boolean endsHere;
    private boolean isFinished;

    FastaRecords(Configuration configuration, CorpusSection corpus, Annotations annotations, Slice slice)
            throws IOException {
        this.slice = slice;
        this.annotations = annotations;
        marks = annotations.of(sequence);
        textColumn = corpus.columns().text();
        labelColumn = corpus.columns().label();
        stretchLength = corpus.fasta().stretch();
        lines = Lines.open(configuration, slice.file(), 0);
        isFinished = slice.end() <= slice.start();
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        while (!isFinished) {
            RawRecord record = at < line.length() ? takeBases() : takeLine();
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    /** Goes on to the next line; a sequence that ends there gives up its last stretch. */
    @Nullable
    private RawRecord takeLine() throws IOException {
        line = "";
        at = 0;
        String read = read();
        if (read == null) {
            isFinished = true;
            annotations.requireKnown(sequences, slice.file().path());
            return endOfSequence();
        }
        if (read.startsWith(">")) {
            RawRecord last = endOfSequence();
            isFinished = lines.offset() >= slice.end();
            begin(read);
            return last;
        }
        if (!read.isBlank() && read.charAt(0) != ';') {
            if (sequence.isEmpty()) {
                throw problem(
                        "is '" + beginning(read) + "': must be > and the name of a sequence, as FASTA files begin");
            }
            line = letters(read);
            endsHere = isInSlice();
            // Behind the slice only a stretch that has begun in it is of interest.
            isFinished = lines.offset() >= slice.end() && !(isOwn && stretch.length() > 0);
        }
        return null;
    }

    @Nullable
    private String read() throws IOException {
        number++;
        try {
            return lines.next();
        } catch (BadRecordException e) {
            throw problem(e.problem());
        }
    }

    /** Of the line last read. None can be left out as a bad record, or all bases behind it had other places. */
    private CorpusException problem(String problem) {
        return new CorpusException(slice.file().path() + ", line " + number + ": " + problem);
    }

    private void begin(String header) {
        String name = header.substring(1).strip().split("\\s", 2)[0];
        if (name.isEmpty()) {
            throw problem("has no name behind its >: must have one, which annotations call the sequence by");
        }
        if (!sequences.add(name)) {
            throw problem("begins sequence " + name + " a second time: each must have a name of its own");
        }
        sequence = name;
        marks = annotations.of(name);
        bases = 0;
        endsHere = false;
    }

    /** Adds bases of the line to the stretch; the stretch as a record once it is full. */
    @Nullable
    private RawRecord takeBases() {
        if (bases % stretchLength == 0) {
            isOwn = isInSlice();
            begun = lines.offset();
        }
        int room = (int) (stretchLength - bases % stretchLength);
        int taken = Math.min(room, line.length() - at);
        if (isOwn) {
            stretch.append(line, at, at + taken);
        }
        at += taken;
        bases += taken;
        return taken == room ? stretch() : null;
    }

    @Nullable
    private RawRecord endOfSequence() {
        if (endsHere) {
            marks.requireWithin(bases, sequence + " (" + slice.file().path() + ")");
        }
        return stretch();
    }

    @Nullable
    private RawRecord stretch() {
        if (stretch.length() == 0) {
            return null;
        }
        long from = bases - stretch.length();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(textColumn, List.of(stretch.toString()));
        if (!annotations.isEmpty()) {
            columns.put(labelColumn, marks.labels(from, stretch.length()));
        }
        stretch.setLength(0);
        return new RawRecord(
                sequence + ':' + (from + 1) + '-' + bases, Place.of(slice.file().path(), begun), columns);
    }

    private String letters(String read) {
        String letters = read.strip().toUpperCase(Locale.ROOT);
        for (int k = 0; k < letters.length(); k++) {
            char letter = letters.charAt(k);
            if (!(letter >= 'A' && letter <= 'Z') && letter != '-' && letter != '*') {
                throw problem("has '" + read.strip().charAt(k)
                        + "' among its bases: must have letters, - for a gap and * for a stop");
            }
        }
        return letters;
    }

    private boolean isInSlice() {
        return lines.offset() >= slice.start() && lines.offset() < slice.end();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
