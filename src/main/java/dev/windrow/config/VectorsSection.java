package dev.windrow.config;

import java.io.Serializable;
import java.util.List;

/** How the numbers of records become sequences of vectors. */
public record VectorsSection(
        @Key(
                meaning =
                        "the columns with the numbers, in their order; absent: all but those with the label and the id",
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
                meaning = "whether each column is brought to mean 0 and deviation 1, as the training data have them",
                otherwise = "true")
        boolean normalize,

        @Key(
                meaning =
                        "what a missing value (empty, NaN, NA, null, ?) does: make its record a bad one, or be the last"
                                + " one before it, with an input beside each column that says so",
                otherwise = "fail")
        Missing missing)
        implements Serializable {

    /** What a missing value does. */
    public enum Missing {
        FAIL,
        LAST
    }
}
