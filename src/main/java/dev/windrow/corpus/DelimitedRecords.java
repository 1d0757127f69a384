package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Each line a record, its fields named by the file's first line, or numbered from 0 with -1 for the last. Blank lines
 * are left out.
 */
final class DelimitedRecords implements RecordReader {
    private final Slice slice;
    private final Lines lines;
    private final DelimitedLine form;
    private final String idColumn;

    @Nullable
    private final List<String> header;

    DelimitedRecords(Configuration configuration, CorpusSection corpus, Slice slice, DelimitedLine form)
            throws IOException {
        this.slice = slice;
        this.form = form;
        idColumn = corpus.columns().id();
        header = corpus.header() ? header(configuration) : null;
        lines = Lines.open(configuration, slice.file(), slice.start());
    }

    private List<String> header(Configuration configuration) throws IOException {
        try (Lines first = Lines.open(configuration, slice.file(), 0)) {
            String line = first.next();
            return line == null ? List.of() : fields(line, 0);
        }
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        String line = lines.next();
        while (line != null && lines.offset() < slice.end()) {
            boolean isHeader = header != null && lines.offset() == 0;
            if (!isHeader && !line.isBlank()) {
                return record(line, lines.offset());
            }
            line = lines.next();
        }
        return null;
    }

    private RawRecord record(String line, long offset) {
        List<String> fields = fields(line, offset);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        if (header == null) {
            Columns.number(columns, fields.size(), column -> List.of(fields.get(column)));
        } else if (header.size() == fields.size()) {
            for (int column = 0; column < fields.size(); column++) {
                columns.put(header.get(column), List.of(fields.get(column)));
            }
        } else {
            throw problem(
                    offset,
                    "has " + fields.size() + " fields: must have " + header.size() + ", as the header " + header);
        }
        return Columns.record(slice.file(), offset, idColumn, columns);
    }

    private List<String> fields(String line, long offset) {
        try {
            return form.fields(line);
        } catch (IllegalArgumentException e) {
            BadRecordException problem = problem(offset, e.getMessage());
            problem.initCause(e);
            throw problem;
        }
    }

    private BadRecordException problem(long offset, String problem) {
        return new BadRecordException(Place.of(slice.file().path(), offset), problem);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
