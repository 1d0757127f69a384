package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Each line a JSON object, each of its fields a column: an array has one value an element, a null none at all, and an
 * array of frames, as {@link NestedFrames} has it, all of their numbers. Blank lines are left out.
 */
final class JsonRecords implements RecordReader {
    private final Slice slice;
    private final Lines lines;
    private final String idColumn;
    private final NestedFrames frames;

    JsonRecords(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        this.slice = slice;
        lines = Lines.open(configuration, slice.file(), slice.start());
        idColumn = corpus.columns().id();
        frames = new NestedFrames(corpus);
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        String line = lines.next();
        while (line != null && lines.offset() < slice.end()) {
            if (!line.isBlank()) {
                return Columns.record(slice.file(), lines.offset(), idColumn, columns(line));
            }
            line = lines.next();
        }
        return null;
    }

    private Map<String, List<String>> columns(String line) {
        if (!(parse(line) instanceof Map<?, ?> fields)) {
            throw problem("is not a JSON object: must be {\"name\": value, …} in one line");
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (field.getValue() != null) {
                String name = field.getKey().toString();
                columns.put(name, values(name, field.getValue()));
            }
        }
        return columns;
    }

    private List<String> values(String column, Object value) {
        if (!(value instanceof List<?> elements)) {
            return List.of(Json.text(value));
        }
        List<String> values = new ArrayList<>(elements.size());
        int frame = 0;
        for (Object element : elements) {
            frame++;
            if (element instanceof List<?> numbers && frames.holds(column)) {
                String place = Place.of(slice.file().path(), lines.offset());
                frames.requireWidth(place, column, frame, numbers.size());
                numbers.forEach(number -> values.add(Json.text(number)));
            } else {
                values.add(Json.text(element));
            }
        }
        return values;
    }

    @Nullable
    private Object parse(String line) {
        try {
            return Json.read(line);
        } catch (IllegalArgumentException e) {
            BadRecordException problem = problem("is not JSON: " + e.getMessage());
            problem.initCause(e);
            throw problem;
        }
    }

    private BadRecordException problem(String problem) {
        return new BadRecordException(Place.of(slice.file().path(), lines.offset()), problem);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
