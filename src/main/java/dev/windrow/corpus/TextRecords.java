package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Each line a record. Blank lines belong to a text that goes on from line to line, and are no sequences of their own.
 */
final class TextRecords implements RecordReader {
    private final Slice slice;
    private final Lines lines;
    private final String column;
    private final boolean keepBlank;

    TextRecords(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        this.slice = slice;
        lines = Lines.open(configuration, slice.file(), slice.start());
        column = corpus.columns().text();
        keepBlank = corpus.unit() == CorpusSection.Unit.STREAM;
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        String line = lines.next();
        while (line != null && lines.offset() < slice.end()) {
            if (keepBlank || !line.isBlank()) {
                long offset = lines.offset();
                return new RawRecord(
                        slice.file().name() + ':' + offset,
                        Place.of(slice.file().path(), offset),
                        Map.of(column, List.of(line)));
            }
            line = lines.next();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
