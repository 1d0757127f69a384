package dev.windrow.sequence;

/** What a task's input sequences are made of. */
public enum Inputs {
    /** Symbols of a vocabulary. */
    SYMBOLS,
    /** Vectors of one width. */
    VECTORS
}
