package dev.windrow.config;

import java.io.Serializable;

/** How a recording becomes frames, and where its transcript stands. */
public record SoundSection(
        @Key(meaning = "milliseconds of sound that a frame looks at", otherwise = "25", atLeast = 1, atMost = 1000)
        double windowMillis,

        @Key(meaning = "milliseconds from one frame to the next", otherwise = "10", atLeast = 1, atMost = 1000)
        double hopMillis,

        @Key(
                meaning = "values a frame: the power in so many bands of pitch",
                otherwise = "40",
                atLeast = 1,
                atMost = 256)
        int melBands,

        @Key(meaning = "where the lowest band begins, in hertz", otherwise = "20", atLeast = 0)
        double lowestHertz,

        @Key(
                meaning = "where the highest band ends, in hertz: at most half the samples a second of every recording",
                otherwise = "4000",
                atLeast = 100)
        double highestHertz,

        @Key(
                meaning = "what is taken from each band of a recording: nothing; its mean, and so the loudness and the"
                        + " microphone; or its mean and its standard deviation",
                otherwise = "none")
        Normalize normalize,

        @Key(
                meaning = "a regular expression found in the name of each file: what its first group takes is the"
                        + " transcript, or the key of it",
                otherwise = Key.ABSENT)
        String transcriptPattern,

        @Key(
                meaning =
                        "a file of lines of key TAB transcript; without a pattern the key is the name of the recording's"
                                + " file",
                otherwise = Key.ABSENT)
        String transcripts)
        implements Serializable {

    /** What is taken from each band of a recording. */
    public enum Normalize {
        NONE,
        MEAN,
        STANDARD
    }
}
