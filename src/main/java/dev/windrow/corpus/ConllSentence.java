package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The lines of one sentence, gathered; keeps the first problem until the sentence is over. */
final class ConllSentence {
    private final ConllLayout layout;
    private final String path;
    private final List<List<String>> words = new ArrayList<>();
    private final Map<String, String> comments = new LinkedHashMap<>();
    private long offset = -1;
    private int width;

    @Nullable
    private BadRecordException problem;

    ConllSentence(ConllLayout layout, String path) {
        this.layout = layout;
        this.path = path;
    }

    void add(String line, long lineOffset) {
        if (layout.isComment(line)) {
            addComment(line);
            return;
        }
        begin(lineOffset);
        List<String> fields = layout.fields(line);
        if (width == 0) {
            width = layout.width(fields.size());
        }
        if (fields.size() != width) {
            fail(new BadRecordException(
                    Place.of(path, lineOffset), "has " + fields.size() + " columns: must have " + width + expected()));
        } else if (layout.isWord(fields)) {
            words.add(fields);
        }
    }

    /** Remembers a line that could not be read. */
    void fail(BadRecordException found) {
        begin(0);
        problem = problem == null ? found : problem;
    }

    /** Whether nothing but comments was added. */
    boolean isEmpty() {
        return offset < 0;
    }

    /** Where the sentence's first token begins. */
    long offset() {
        return offset;
    }

    /** A comment {@code # name = value} of the sentence, null if there is none. */
    @Nullable
    String comment(String name) {
        return comments.get(name);
    }

    /** The values by column, one a word; throws the sentence's problem if it has one. */
    Map<String, List<String>> columns() {
        if (problem != null) {
            throw problem;
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> names = layout.names(width);
        for (int column = 0; column < width; column++) {
            columns.put(names.get(column), column(column));
        }
        columns.put("-1", column(width - 1));
        return columns;
    }

    private List<String> column(int column) {
        List<String> values = new ArrayList<>(words.size());
        for (List<String> word : words) {
            values.add(word.get(column));
        }
        return values;
    }

    private void begin(long lineOffset) {
        offset = offset < 0 ? lineOffset : offset;
    }

    private void addComment(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            comments.put(
                    line.substring(1, equals).strip(),
                    line.substring(equals + 1).strip());
        }
    }

    private String expected() {
        return switch (layout) {
            case COLUMNS -> ", as the first line of its sentence";
            case UNIVERSAL_DEPENDENCIES -> " between tabs: " + layout.names(width);
        };
    }
}
