package dev.windrow.network;

import java.io.Serializable;

/**
 * What a network reads at each step, and the features its first layer sees of it: a symbol's embedding, that beside
 * what its letters say, or a vector.
 *
 * @param width values of an input vector; 0 where inputs are symbols
 * @param symbols size of the input vocabulary; 0 where inputs are vectors
 * @param letters size of the character vocabulary; 0 if words are not looked into
 * @param embeddingUnits values a symbol; of vectors, those a linear map takes them to first, 0 for none
 * @param letterUnits values a character
 * @param letterHidden units of the layer over a word's characters, in each direction
 */
public record Reading(int width, int symbols, int letters, int embeddingUnits, int letterUnits, int letterHidden)
        implements Serializable {

    /** Checks that there is something to read, and that vectors are not spelled. */
    public Reading {
        if (width < 0 || symbols < 0 || letters < 0 || embeddingUnits < 0 || letterUnits < 0 || letterHidden < 0) {
            throw new IllegalArgumentException("vectors of " + width + " values, " + symbols + " symbols of "
                    + embeddingUnits + " values, " + letters + " letters of " + letterUnits + " values and "
                    + letterHidden + " units: none may be below 0");
        }
        if (width > 0 == symbols > 0) {
            throw new IllegalArgumentException("vectors of " + width + " values and " + symbols
                    + " symbols: inputs are either, so one of both must be above 0");
        }
        if (width > 0 && letters > 0) {
            throw new IllegalArgumentException(
                    "vectors of " + width + " values are not spelled: must have no letters, here " + letters);
        }
    }

    /** Symbols, embedded. */
    public static Reading symbols(int symbols, int embeddingUnits) {
        return new Reading(0, symbols, 0, embeddingUnits, 0, 0);
    }

    /**
     * Vectors.
     *
     * @param projected values a linear map takes them to first; 0 for none
     */
    public static Reading vectors(int width, int projected) {
        return new Reading(width, 0, 0, projected, 0, 0);
    }

    /** The same symbols, which are words of so many different letters. */
    public Reading spelled(int ofLetters, int units, int hidden) {
        return new Reading(width, symbols, ofLetters, embeddingUnits, units, hidden);
    }

    /** The same for vocabularies of other sizes. */
    Reading sized(int otherSymbols, int otherLetters) {
        return new Reading(width, otherSymbols, otherLetters, embeddingUnits, letterUnits, letterHidden);
    }

    /** Whether inputs are vectors. */
    boolean isOfVectors() {
        return width > 0;
    }

    /** Whether words are looked into. */
    boolean isSpelled() {
        return letters > 0;
    }
}
