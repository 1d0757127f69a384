package dev.windrow.config;

import java.io.Serializable;

/** How the sequence that a network answers with is found. */
public record DecodingSection(
        @Key(
                meaning = "sequences kept by beam search; 1 takes the most probable symbol at each step",
                otherwise = "5",
                atLeast = 1,
                atMost = 1000)
        int beam,

        @Key(
                meaning =
                        "by how much longer answers are favoured: the alpha of ((5 + length) / 6)^alpha, which ln p is"
                                + " divided by; 0 for not at all",
                otherwise = "0.6",
                atLeast = 0,
                atMost = 10)
        double lengthPenalty,

        @Key(meaning = "symbols of an answer at most", otherwise = "100", atLeast = 1)
        int longest)
        implements Serializable {}
