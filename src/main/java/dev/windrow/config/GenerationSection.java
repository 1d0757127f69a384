package dev.windrow.config;

import java.io.Serializable;

/** How a language model continues a text, and a model of music a piece. */
public record GenerationSection(
        @Key(
                meaning =
                        "the text that is continued, of music its notes, such as 48,64,67,72 50,65,69,74; empty begins a new"
                                + " sequence",
                otherwise = "''")
        String prompt,

        @Key(meaning = "symbols generated at most, of music steps", otherwise = "200", atLeast = 1)
        int length,

        @Key(
                meaning =
                        "1 samples from the model's own distribution, less keeps to the likely, 0 takes the most probable",
                otherwise = "0.8",
                atLeast = 0,
                atMost = 10)
        double temperature,

        @Key(
                meaning = "samples among this many most probable symbols, of music keys; 0 for all",
                otherwise = "0",
                atLeast = 0)
        int topK,

        @Key(meaning = "how many texts", otherwise = "3", atLeast = 1)
        int samples,

        @Key(meaning = "the seed of the samples", otherwise = "1")
        long seed)
        implements Serializable {}
