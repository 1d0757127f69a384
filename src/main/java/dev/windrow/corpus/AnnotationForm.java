package dev.windrow.corpus;

import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/** How a line of an annotation says what is marked. */
enum AnnotationForm {
    /** GFF version 3: nine columns between tabs; the first base is 1, and the end is marked too. */
    GFF(9),
    /** BED: three to twelve columns; the first base is 0, and the end is the base behind the last. */
    BED(3);

    private static final int NAME = 3;
    private static final int STRAND = 5;
    private static final String NAMELESS = "marked";

    private final int leastColumns;

    AnnotationForm(int leastColumns) {
        this.leastColumns = leastColumns;
    }

    /**
     * What a line marks.
     *
     * @param sequence the id of the sequence
     * @param from the first base, from 0
     * @param to the base behind the last
     * @param strand {@code +}, {@code -}, or a dot where there is none
     * @param type the type (GFF) or name (BED)
     */
    record Row(String sequence, long from, long to, String strand, String type) {}

    /** The form of a file, by its name without the ending of its compression; null if it is neither. */
    @Nullable
    static AnnotationForm of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains(".bed")) {
            return BED;
        }
        return lower.contains(".gff") ? GFF : null;
    }

    /** Whether a line marks nothing: comments, directives and what browsers are told. */
    boolean isComment(String line) {
        boolean forBrowsers = this == BED && (line.startsWith("track") || line.startsWith("browser"));
        return line.isBlank() || line.charAt(0) == '#' || forBrowsers;
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the line. */
    Row row(String line) {
        List<String> fields =
                line.indexOf('\t') >= 0 || this == GFF ? List.of(line.split("\t", -1)) : List.of(line.split(" +"));
        if (fields.size() < leastColumns) {
            throw new IllegalArgumentException("has " + fields.size() + " columns: must have " + leastColumns
                    + (this == GFF ? " between tabs: " : " or more: ") + columns());
        }
        return switch (this) {
            case GFF -> {
                long start = number("start", fields.get(3));
                long end = number("end", fields.get(4));
                if (start < 1 || end < start) {
                    throw new IllegalArgumentException("has start " + start + " and end " + end
                            + ": must be 1 or more and no more than the end, for GFF counts from 1 and marks the end");
                }
                yield new Row(fields.get(0), start - 1, end, fields.get(6), fields.get(2));
            }
            case BED -> {
                long start = number("start", fields.get(1));
                long end = number("end", fields.get(2));
                if (start < 0 || end <= start) {
                    throw new IllegalArgumentException("has start " + start + " and end " + end
                            + ": must be 0 or more and below the end, for BED counts from 0 and ends before the end");
                }
                yield new Row(
                        fields.get(0),
                        start,
                        end,
                        fields.size() > STRAND ? fields.get(STRAND) : ".",
                        fields.size() > NAME ? fields.get(NAME) : NAMELESS);
            }
        };
    }

    /** The place of a marked stretch as the form counts. */
    String shown(long from, long to) {
        return (this == GFF ? from + 1 : from) + " to " + to;
    }

    private String columns() {
        return switch (this) {
            case GFF -> "sequence, source, type, start, end, score, strand, phase, attributes";
            case BED -> "sequence, start, end";
        };
    }

    private static long number(String name, String field) {
        try {
            return Long.parseLong(field.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has '" + field + "' as its " + name + ": must be a whole number", e);
        }
    }
}
