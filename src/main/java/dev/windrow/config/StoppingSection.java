package dev.windrow.config;

import java.io.Serializable;

/** What ends a run before its last epoch. */
public record StoppingSection(
        @Key(
                meaning = "epochs without an improvement of the validation loss after which the run ends; 0 for none",
                otherwise = "0",
                atLeast = 0)
        int patience,

        @Key(
                meaning = "nats by which the validation loss must fall to have improved, for patience and plateau",
                otherwise = "0",
                atLeast = 0)
        double minImprovement,

        @Key(meaning = "rounds of the run at most; 0 for any number", otherwise = "0", atLeast = 0)
        long maxRounds,

        @Key(
                meaning =
                        "minutes of the run at most, by the clock, on which the result then depends; 0 for any number",
                otherwise = "0",
                atLeast = 0)
        double maxMinutes)
        implements Serializable {}
