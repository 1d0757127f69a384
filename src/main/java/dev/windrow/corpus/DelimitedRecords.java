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
 * Each row a record, its fields named by the file's first row, or numbered from 0 with -1 for the last. Blank lines are
 * left out.
 */
final class DelimitedRecords implements RecordReader {
    private final Slice slice;
    private final DelimitedRows rows;
    private final DelimitedLine form;
    private final String idColumn;

    @Nullable
    private final List<String> header;

    /** Fields of the first row, where there is no header; 0 where rows may have any number. */
    private final int width;

    DelimitedRecords(Configuration configuration, CorpusSection corpus, Slice slice, DelimitedLine form)
            throws IOException {
        this.slice = slice;
        this.form = form;
        idColumn = corpus.columns().id();
        header = corpus.header() ? header(configuration) : null;
        if (header != null) {
            new UsedColumns(corpus).requireOnce(slice.file().path() + ", line 1", header);
        }
        boolean ragged = corpus.vectors() != null && corpus.vectors().frame() > 0;
        width = header != null || ragged ? 0 : firstWidth(configuration);
        rows = new DelimitedRows(configuration, slice, form);
    }

    private List<String> header(Configuration configuration) throws IOException {
        Slice whole = new Slice(slice.file(), 0, Long.MAX_VALUE);
        try (DelimitedRows first = new DelimitedRows(configuration, whole, form)) {
            String row = first.next();
            return row == null ? List.of() : fields(row, 0);
        } catch (BadRecordException e) {
            // Without its columns no row of the file can be used.
            throw new CorpusException(slice.file().path() + ", line 1: " + e.problem(), e);
        }
    }

    /** Rows without a header must be as the first that can be read; rows of frames hold sequences of any length. */
    private int firstWidth(Configuration configuration) throws IOException {
        Slice whole = new Slice(slice.file(), 0, Long.MAX_VALUE);
        try (DelimitedRows first = new DelimitedRows(configuration, whole, form)) {
            while (true) {
                try {
                    String row = first.next();
                    if (row == null || !row.isBlank()) {
                        return row == null ? 0 : form.fields(row).size();
                    }
                } catch (BadRecordException | IllegalArgumentException e) {
                    // It is told of where it is read as a record.
                }
            }
        }
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        String row = rows.next();
        while (row != null && rows.offset() < slice.end()) {
            boolean isHeader = header != null && rows.offset() == 0;
            if (!isHeader && !row.isBlank()) {
                return record(row, rows.offset());
            }
            row = rows.next();
        }
        return null;
    }

    private RawRecord record(String row, long offset) {
        List<String> fields = fields(row, offset);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        if (header == null && width > 0 && fields.size() != width) {
            throw problem(
                    offset,
                    "has " + fields.size() + " fields: must have " + width + ", as the first row of the file"
                            + form.hint(row));
        } else if (header == null) {
            Columns.number(columns, fields.size(), column -> List.of(fields.get(column)));
        } else if (header.size() == fields.size()) {
            for (int column = 0; column < fields.size(); column++) {
                columns.put(header.get(column), List.of(fields.get(column)));
            }
        } else {
            throw problem(
                    offset,
                    "has " + fields.size() + " fields: must have " + header.size() + ", as the header " + header
                            + form.hint(String.join(" ", header)));
        }
        return Columns.record(slice.file(), offset, idColumn, columns);
    }

    private List<String> fields(String row, long offset) {
        try {
            return form.fields(row);
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
        rows.close();
    }
}
