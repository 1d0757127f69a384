package dev.windrow.config;

import java.io.Serializable;

/** A problem whose sequences are made up: the classic tests of how long a network remembers. */
public record GenerateSection(
        @Key(
                meaning = "adding: the sum of two marked numbers among many (Hochreiter & Schmidhuber 1997); copy:"
                        + " symbols that are to be said again after a long wait (Arjovsky et al. 2016)")
        Problem problem,

        @Key(
                meaning = "adding: steps of a sequence; copy: steps of the wait, so that a sequence has twice the"
                        + " symbols more",
                otherwise = "100",
                atLeast = 2,
                atMost = 1_000_000)
        int length,

        @Key(meaning = "sequences, those for validation and test among them", otherwise = "10000", atLeast = 1)
        int sequences,

        @Key(meaning = "copy only: symbols to be said again", otherwise = "10", atLeast = 1, atMost = 10_000)
        int symbols,

        @Key(meaning = "copy only: different symbols there are", otherwise = "8", atLeast = 1, atMost = 10_000)
        int alphabet,

        @Key(meaning = "the seed they are drawn with", otherwise = "1")
        long seed)
        implements Serializable {
    /** Numbers a step of the adding problem: a number and its mark. */
    public static final int CHANNELS = 2;

    /** A made-up problem. */
    public enum Problem {
        ADDING,
        COPY
    }

    /** Steps of a sequence. */
    public int steps() {
        return switch (problem) {
            case ADDING -> length;
            case COPY -> length + 2 * symbols;
        };
    }
}
