package dev.windrow.sequence;

import java.io.Serializable;

/**
 * What one row of a minibatch is cut from: ids, never one-hot, or vectors. The arrays are not copied and not to be
 * modified.
 *
 * @param id the id of the record the window was cut from
 * @param position the first symbol's place in that record; windows of one record are numbered by it
 * @param inputs ids of the input symbols, [time]; empty where inputs are vectors
 * @param targets ids of the targets: [time] if synced, [1] if many to one; {@link #NO_TARGET} where there is none;
 *     empty where targets are vectors
 * @param letters ids of the characters of each input word, [time][letter], or an empty array if the network does not
 *     look at characters
 * @param inputVectors the input vectors; {@link Vectors#NONE} where inputs are symbols
 * @param targetVectors the target vectors, one a target place, values that are missing not a number;
 *     {@link Vectors#NONE} where targets are symbols
 */
public record Window(
        String id,
        int position,
        int[] inputs,
        int[] targets,
        int[][] letters,
        Vectors inputVectors,
        Vectors targetVectors)
        implements Serializable {
    /**
     * A place without a target, or with one that training never saw: it has no loss and every answer to it is wrong.
     */
    public static final int NO_TARGET = -1;

    /** A window of symbols. */
    public Window(String id, int position, int[] inputs, int[] targets, int[][] letters) {
        this(id, position, inputs, targets, letters, Vectors.NONE, Vectors.NONE);
    }

    /** Symbols or vectors in the window. */
    public int length() {
        return inputVectors.isNone() ? inputs.length : inputVectors.length();
    }

    /** Target places, those without a target among them. */
    public int targetLength() {
        return targetVectors.isNone() ? targets.length : targetVectors.length();
    }

    /** Places that have a target. */
    public int targetCount() {
        int count = targetVectors.present();
        for (int target : targets) {
            count += target == NO_TARGET ? 0 : 1;
        }
        return count;
    }
}
