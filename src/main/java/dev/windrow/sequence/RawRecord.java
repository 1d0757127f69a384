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
 */
public record RawRecord(String id, String source, Map<String, List<String>> columns, Vectors vectors)
        implements Serializable {

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

    /** The values of a column; throws {@link BadRecordException} naming the columns there are if it is absent. */
    public List<String> values(String column) {
        List<String> values = columns.get(column);
        if (values == null) {
            throw new BadRecordException(source, "has no column '" + column + "'; it has " + columns.keySet());
        }
        return values;
    }
}
