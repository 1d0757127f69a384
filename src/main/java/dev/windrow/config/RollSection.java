package dev.windrow.config;

import java.io.Serializable;

/** The keys of a piano roll, and how long its steps are. */
public record RollSection(
        @Key(
                meaning = "the lowest note there may be, as MIDI numbers it: 60 is middle C, 21 a piano's lowest",
                otherwise = "21",
                atLeast = 0,
                atMost = 127)
        int lowest,

        @Key(meaning = "the highest note there may be", otherwise = "108", atLeast = 0, atMost = 127)
        int highest,

        @Key(
                meaning = "steps a quarter note: where MIDI files are listened to, and how long the steps of those that"
                        + " are written",
                otherwise = "1",
                atLeast = 1,
                atMost = 96)
        int stepsPerQuarter)
        implements Serializable {

    /** Keys from the lowest to the highest. */
    public int keys() {
        return highest - lowest + 1;
    }
}
