package dev.windrow.config;

import java.io.Serializable;

/** How text becomes symbols, and symbols become windows. */
public record TextSection(
        @Key(meaning = "what a symbol is", otherwise = "words")
        Tokenizer tokenizer,

        @Key(meaning = "whether text is lower-cased first", otherwise = "false")
        boolean lowerCase,

        @Key(meaning = "k-mers only: symbols a k-mer", otherwise = "3", atLeast = 1, atMost = 16)
        int kmerSize,

        @Key(meaning = "k-mers only: bases from one k-mer to the next", otherwise = "1", atLeast = 1)
        int kmerStride,

        @Key(
                meaning = "how often a symbol must occur in the training data to have an id of its own",
                otherwise = "1",
                atLeast = 1)
        int minCount,

        @Key(meaning = "the most symbols a vocabulary may have", otherwise = "100000", atLeast = 5)
        int maxSize,

        @Key(
                meaning = "symbols a window; longer sequences are cut (classification and sequence to sequence"
                        + " tasks keep the first window)",
                otherwise = "64",
                atLeast = 1)
        int window)
        implements Serializable {

    /** What a symbol is. */
    public enum Tokenizer {
        CHARACTERS,
        WORDS,
        KMERS,
        GIVEN
    }
}
