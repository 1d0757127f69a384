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
    private final List<Held> held = new ArrayList<>();
    private long offset = -1;
    private int width;

    @Nullable
    private BadRecordException problem;

    ConllSentence(ConllLayout layout, String path) {
        this.layout = layout;
        this.path = path;
    }

    /** A line before the first word that may be a comment. */
    private record Held(String line, long offset) {}

    void add(String line, long lineOffset) {
        if (layout.isComment(line)) {
            addComment(line);
        } else if (width == 0 && layout.mayBeComment(line)) {
            held.add(new Held(line, lineOffset));
        } else {
            settle(layout.fields(line).size());
            addToken(line, lineOffset);
        }
    }

    /** Ends the sentence: lines that may have been comments are told from words. */
    void end() {
        settle(0);
    }

    /** @param next columns of the line behind those held, 0 if there is none */
    private void settle(int next) {
        for (Held line : held) {
            int columns = layout.fields(line.line).size();
            boolean fits = next == 0 ? columns == 2 || line.line.indexOf('\t') >= 0 : columns == next;
            if (!fits || ConllLayout.saysSomething(line.line)) {
                addComment(line.line);
            } else {
                addToken(line.line, line.offset);
            }
        }
        held.clear();
    }

    private void addToken(String line, long lineOffset) {
        begin(lineOffset);
        List<String> fields = layout.fields(line);
        if (width == 0) {
            width = layout.width(fields.size());
        }
        if (fields.size() != width) {
            String comment = line.startsWith("#")
                    ? "; a comment, which begins with #, must stand before the words of its sentence"
                    : "";
            fail(new BadRecordException(
                    Place.of(path, lineOffset),
                    "has " + fields.size() + " columns: must have " + width + expected() + comment));
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
        if (width > 1 || layout != ConllLayout.COLUMNS) {
            columns.put("-1", column(width - 1));
        }
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
