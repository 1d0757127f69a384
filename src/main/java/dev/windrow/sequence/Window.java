package dev.windrow.sequence;

import java.io.Serializable;

/**
 * What one row of a minibatch is cut from: ids, never one-hot. The arrays are not copied and not to be modified.
 *
 * @param id the id of the record the window was cut from
 * @param position the first symbol's place in that record; windows of one record are numbered by it
 * @param inputs ids of the input symbols, [time]
 * @param targets ids of the targets: [time] if synced, [1] if many to one; {@link #NO_TARGET} where there is none
 * @param letters ids of the characters of each input word, [time][letter], or an empty array if the network does not
 *     look at characters
 */
public record Window(String id, int position, int[] inputs, int[] targets, int[][] letters) implements Serializable {
    /**
     * A place without a target, or with one that training never saw: it has no loss and every answer to it is wrong.
     */
    public static final int NO_TARGET = -1;

    /** Symbols in the window. */
    public int length() {
        return inputs.length;
    }
}
