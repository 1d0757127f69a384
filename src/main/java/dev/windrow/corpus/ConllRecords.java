package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Sentences between blank lines, a line a token. A slice owns the sentences behind each blank line that begins in it,
 * and the first slice those before any: so every sentence is whole and in one slice, wherever the cut lies.
 */
final class ConllRecords implements RecordReader {
    private final Slice slice;
    private final Lines lines;
    private final ConllLayout layout;
    private final String idColumn;
    private boolean finished;

    ConllRecords(Configuration configuration, CorpusSection corpus, Slice slice, ConllLayout layout)
            throws IOException {
        this.slice = slice;
        this.layout = layout;
        idColumn = corpus.columns().id();
        lines = Lines.open(configuration, slice.file(), slice.start());
        finished = slice.end() <= slice.start();
        if (slice.start() > 0) {
            skipToBlankLine();
        }
    }

    private void skipToBlankLine() throws IOException {
        ConllSentence foreign = new ConllSentence(layout, slice.file().path());
        read(foreign);
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        while (!finished) {
            ConllSentence sentence = new ConllSentence(layout, slice.file().path());
            read(sentence);
            sentence.end();
            if (!sentence.isEmpty()) {
                return record(sentence);
            }
        }
        return null;
    }

    /** Adds lines to a sentence up to the next blank line or the file's end. */
    private void read(ConllSentence sentence) throws IOException {
        while (true) {
            try {
                String line = lines.next();
                if (line == null) {
                    finished = true;
                    return;
                }
                if (line.isBlank()) {
                    finished = lines.offset() >= slice.end();
                    return;
                }
                sentence.add(line, lines.offset());
            } catch (BadRecordException e) {
                sentence.fail(e);
            }
        }
    }

    private RawRecord record(ConllSentence sentence) {
        Map<String, List<String>> columns = sentence.columns();
        String id = Columns.isAbsent(idColumn) ? null : sentence.comment(idColumn);
        if (id != null) {
            columns.put(idColumn, List.of(id));
        }
        return Columns.record(slice.file(), sentence.offset(), idColumn, columns);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
