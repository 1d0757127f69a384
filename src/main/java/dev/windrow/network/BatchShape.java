package dev.windrow.network;

import dev.windrow.sequence.Minibatch;
import java.io.Serializable;

/**
 * The size of a minibatch.
 *
 * @param rows sequences
 * @param steps places of the longest
 * @param words different words that are looked into; 0 if words are not
 * @param letters of the longest of them
 */
public record BatchShape(int rows, int steps, int words, int letters) implements Serializable {
    /** The size of a batch. */
    public static BatchShape of(Minibatch batch) {
        int letters = 0;
        for (int[] spelling : batch.spellings()) {
            letters = Math.max(letters, spelling.length);
        }
        return new BatchShape(batch.rows(), batch.steps(), batch.spellings().size(), letters);
    }

    /** Places of all rows, padding among them. */
    public long places() {
        return (long) rows * steps;
    }

    /** Places of the layer over words' letters. */
    public long letterPlaces() {
        return (long) words * letters;
    }
}
