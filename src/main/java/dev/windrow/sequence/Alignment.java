package dev.windrow.sequence;

/** How an input sequence and a target sequence line up: the classical taxonomy of recurrent networks. */
public enum Alignment {
    /** A vector in, a label out. */
    ONE_TO_ONE,
    /** One thing in, a sequence out: music from a seed, a caption. */
    ONE_TO_MANY,
    /** A sequence in, one label out: the sentiment of a sentence. */
    MANY_TO_ONE,
    /** A target for each input: a tag a word, the next character. */
    SYNCED,
    /** A sequence in, a sequence of another length out: translation. */
    MANY_TO_MANY
}
