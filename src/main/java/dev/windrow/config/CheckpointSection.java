package dev.windrow.config;

import java.io.Serializable;

/** When a run is written down while it trains; the result does not depend on it. */
public record CheckpointSection(
        @Key(
                meaning = "rounds from one checkpoint to the next; 0 for none but by time and at an epoch's end",
                otherwise = "0",
                atLeast = 0)
        int everyRounds,

        @Key(
                meaning = "minutes from one checkpoint to the next at most; 0 for none by time",
                otherwise = "5",
                atLeast = 0)
        double everyMinutes,

        @Key(meaning = "how many of the newest are kept", otherwise = "2", atLeast = 1, atMost = 1000)
        int keep)
        implements Serializable {}
