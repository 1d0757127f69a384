package dev.windrow.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into fields: by RFC 4180, where quotes may stand around a field, which then may hold line breaks, and are
 * doubled inside it; or plainly, where a quote is a character as any other.
 */
final class DelimitedLine implements Serializable {
    private static final long serialVersionUID = 1;

    /** Whether the place behind a line is inside of a quoted field. */
    enum Quotes {
        CLOSED,
        OPEN
    }

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

    /**
     * Whether a field is still open behind a line, so that the record goes on in the next one. Where a line is wrong,
     * text behind a closing quote belongs to the field.
     *
     * @param before whether the line begins inside of a field
     */
    Quotes after(String line, Quotes before) {
        if (!quotes || (before == Quotes.CLOSED && line.indexOf('"') < 0)) {
            return Quotes.CLOSED;
        }
        int place = 0;
        boolean open = before == Quotes.OPEN;
        while (open || place < line.length()) {
            if (open || line.charAt(place) == '"') {
                int close = closingQuote(line, open ? place : place + 1);
                if (close < 0) {
                    return Quotes.OPEN;
                }
                place = close + 1;
            }
            int end = line.indexOf(delimiter, place);
            if (end < 0) {
                return Quotes.CLOSED;
            }
            place = end + 1;
            open = false;
        }
        return Quotes.CLOSED;
    }

    /** The fields of a record; {@link IllegalArgumentException} says what is wrong with it. */
    List<String> fields(String record) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        while (start <= record.length()) {
            if (quotes && start < record.length() && record.charAt(start) == '"') {
                start = quotedField(record, start, fields);
            } else {
                int end = record.indexOf(delimiter, start);
                end = end < 0 ? record.length() : end;
                fields.add(record.substring(start, end));
                start = end + 1;
            }
        }
        return fields;
    }

    private int quotedField(String record, int start, List<String> fields) {
        int quote = closingQuote(record, start + 1);
        if (quote < 0) {
            throw new IllegalArgumentException("opens a quote in field " + (fields.size() + 1)
                    + " that nothing behind it closes; a quote inside quotes is written twice");
        }
        int next = quote + 1;
        if (next < record.length() && record.charAt(next) != delimiter) {
            throw new IllegalArgumentException("has text behind the closing quote of field " + (fields.size() + 1)
                    + "; a quote inside quotes is written twice");
        }
        fields.add(record.substring(start + 1, quote).replace("\"\"", "\""));
        return next + 1;
    }

    /** What separates the fields of a row if the delimiter does not: a question for a message, or nothing. */
    String hint(String row) {
        for (char other : new char[] {'\t', ';', '|', ','}) {
            if (other != delimiter && row.indexOf(other) > 0) {
                return "; is the file separated by " + (other == '\t' ? "tabs" : "'" + other + "'")
                        + " (corpus.format, corpus.delimiter)?";
            }
        }
        return delimiter == ' ' || row.indexOf(' ') > 0
                ? "; a space-separated file? Text that holds the delimiter must be in quotes, or be format: text or"
                        + " conll"
                : "";
    }

    /** The place of the first quote that is not doubled, negative if there is none. */
    private static int closingQuote(String text, int from) {
        int quote = text.indexOf('"', from);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }
}
