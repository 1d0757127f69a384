package dev.windrow.sequence;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One record as a reader found it, before any task looked at it.
 *
 * @param id unique in the corpus and the same wherever the job runs: the id column, or file name and byte offset
 * @param source where it stands, for messages: {@code hdfs://…/train.csv, line 17}
 * @param columns values by column name; one value in csv, jsonl, parquet and text, one a token in CoNLL formats
 * @param vectors what a reader of sound or pictures made of a file; {@link Vectors#NONE} of text and tables, whose
 *     numbers are columns
 * @param steps where each step stands, of a record that was put together from rows, which then has a value a step in
 *     each column; empty of others
 */
public record RawRecord(
        String id, String source, Map<String, List<String>> columns, Vectors vectors, List<String> steps)
        implements Serializable {

    /** A record that was not put together from others. */
    public RawRecord(String id, String source, Map<String, List<String>> columns, Vectors vectors) {
        this(id, source, columns, vectors, List.of());
    }

    /** A record of columns alone. */
    public RawRecord(String id, String source, Map<String, List<String>> columns) {
        this(id, source, columns, Vectors.NONE);
    }

    /**
     * The only value of a column, or the tokens of one joined by spaces; throws {@link BadRecordException} if absent.
     */
    public String value(String column) {
        return String.join(" ", values(column));
    }

    /**
     * The one value that a record has in a column, all its steps the same if it has steps; throws
     * {@link BadRecordException} if it is absent, or naming the first step that says something else.
     */
    public String shared(String column) {
        List<String> values = values(column);
        for (int step = 1; step < steps.size(); step++) {
            if (!values.get(step).equals(values.get(0))) {
                throw new BadRecordException(
                        steps.get(step),
                        "has '" + values.get(step) + "' in the column '" + column + "': must have '" + values.get(0)
                                + "', as the first row of its sequence '" + id + "'");
            }
        }
        return steps.isEmpty() ? value(column) : values.get(0);
    }

    /** Where one of the values of a column stands. */
    public String source(int step) {
        return steps.isEmpty() ? source : steps.get(step);
    }

    /** The values of a column; throws {@link BadRecordException} naming the columns there are if it is absent. */
    public List<String> values(String column) {
        List<String> values = columns.get(column);
        if (values == null) {
            throw new BadRecordException(source, "has no column '" + column + "'; it has " + columns.keySet());
        }
        return values;
    }
}
