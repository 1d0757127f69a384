package dev.windrow.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into fields: by RFC 4180, where quotes may stand around a field and are doubled inside it, or plainly,
 * where a quote is a character as any other. A field cannot go on in the next line.
 */
final class DelimitedLine {
    private final char delimiter;
    private final boolean quotes;

    private DelimitedLine(char delimiter, boolean quotes) {
        this.delimiter = delimiter;
        this.quotes = quotes;
    }

    /** Fields that may be quoted, as in CSV. */
    static DelimitedLine quoted(char delimiter) {
        return new DelimitedLine(delimiter, true);
    }

    /** Fields as they stand, as in TSV. */
    static DelimitedLine plain(char delimiter) {
        return new DelimitedLine(delimiter, false);
    }

    /** The fields of a line; {@link IllegalArgumentException} says what is wrong with it. */
    List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            if (quotes && start < line.length() && line.charAt(start) == '"') {
                start = quotedField(line, start, fields);
            } else {
                int end = line.indexOf(delimiter, start);
                end = end < 0 ? line.length() : end;
                fields.add(line.substring(start, end));
                start = end + 1;
            }
        }
        return fields;
    }

    private int quotedField(String line, int start, List<String> fields) {
        int place = start + 1;
        while (true) {
            int quote = line.indexOf('"', place);
            if (quote < 0) {
                throw new IllegalArgumentException("opens a quote in field " + (fields.size() + 1)
                        + " and does not close it in the same line; a field may not hold a line break,"
                        + " and a quote inside quotes is written twice");
            }
            place = quote + 1;
            if (place < line.length() && line.charAt(place) == '"') {
                place++;
                continue;
            }
            if (place < line.length() && line.charAt(place) != delimiter) {
                throw new IllegalArgumentException("has text behind the closing quote of field " + (fields.size() + 1)
                        + "; a quote inside quotes is written twice");
            }
            fields.add(line.substring(start + 1, quote).replace("\"\"", "\""));
            return place + 1;
        }
    }
}
