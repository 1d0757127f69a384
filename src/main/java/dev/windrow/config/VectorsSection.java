package dev.windrow.config;

import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/** How the numbers of records become sequences of vectors. */
public record VectorsSection(
        @Key(
                meaning =
                        "the columns with the numbers, in their order; absent: all but those with the label, the id and the"
                                + " sequence",
                otherwise = Key.ABSENT)
        List<String> columns,

        @Key(
                meaning =
                        "numbers a step where a row holds a whole sequence, its steps after each other: 2 for x and y;"
                                + " 0 where a row is one step",
                otherwise = "0",
                atLeast = 0,
                atMost = 65536)
        int frame,

        @Key(
                meaning = "csv and tsv only: the column that says which sequence a row is a step of; the rows of one"
                        + " stand together, in order; absent: a row is no step of several",
                otherwise = Key.ABSENT)
        String sequence,

        @Key(
                meaning = "whether each column is brought to mean 0 and deviation 1, as the training data have them",
                otherwise = "true")
        boolean normalize,

        @Key(
                meaning =
                        "what a missing value (empty, NaN, NA, null, ?) does: make its record a bad one, or be the last"
                                + " one before it, with an input beside each column that says so",
                otherwise = "fail")
        Missing missing,

        @Key(
                meaning = "with frame or sequence only: whether each step has, beside its values, by how much each is"
                        + " another than the one before it (0 at first); for what shows in movement, wherever it is",
                otherwise = "false")
        boolean differences,

        @Key(
                meaning =
                        "for tasks that forecast, weather and stocks: rows are the steps of a long series, in order, a"
                                + " file each",
                otherwise = Key.ABSENT)
        @Nullable
        SeriesSection series)
        implements Serializable {

    /** Rows that are no series. */
    public VectorsSection(List<String> columns, int frame, boolean normalize, Missing missing) {
        this(columns, frame, normalize, missing, null);
    }

    /** Rows that are no steps of several sequences. */
    public VectorsSection(
            List<String> columns, int frame, boolean normalize, Missing missing, @Nullable SeriesSection series) {
        this(columns, frame, "", normalize, missing, false, series);
    }

    /** Whether the rows of a table are steps, and those of one sequence a record. */
    public boolean hasStepRows() {
        return !sequence.isEmpty();
    }

    /** Rows that hold a whole sequence each, of so many numbers a step. */
    static VectorsSection frames(int numbers) {
        return new VectorsSection(List.of(), numbers, true, Missing.FAIL);
    }

    /** What a missing value does. */
    public enum Missing {
        FAIL,
        LAST
    }
}
