package dev.windrow.config;

import java.io.Serializable;

/** What is done about a loss that explodes. */
public record DivergenceSection(
        @Key(
                meaning = "a round's loss has exploded above this many times the running mean of the rounds before, if"
                        + " it is a nat above it too",
                otherwise = "2",
                atLeast = 1.05)
        double explosion,

        @Key(
                meaning = "how often a run goes back to the last sound round and halves its learning rate before it"
                        + " gives up",
                otherwise = "3",
                atLeast = 0,
                atMost = 100)
        int retreats)
        implements Serializable {}
