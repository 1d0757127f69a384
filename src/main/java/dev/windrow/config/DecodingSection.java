package dev.windrow.config;

import java.io.Serializable;

/** How the sequence that a network answers with is found. */
public record DecodingSection(
        @Key(
                meaning = "sequences kept by beam search; 1 takes the most probable symbol at each step",
                otherwise = "5",
                atLeast = 1,
                atMost = 1000)
        int beam)
        implements Serializable {}
