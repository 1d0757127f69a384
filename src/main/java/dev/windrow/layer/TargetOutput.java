package dev.windrow.layer;

import javax.annotation.Nullable;

/**
 * The last layer of a network. It is given the targets before a forward pass, which leaves the loss; the backward pass
 * begins here and ignores the error handed to it.
 */
public interface TargetOutput {
    /**
     * Says what the next forward passes are for.
     *
     * @param lengths real places of each row; not modified
     * @param rowMajor targets [row][target step], -1 where there is none; null for none at all, when only predictions
     *     are wanted
     */
    void targets(int[] lengths, @Nullable int[] rowMajor);

    /** The loss of the last forward pass, in nats, summed over targets; not a number without targets. */
    double lossSum();

    /**
     * Copies ln p of the last forward pass that was not training and had no targets.
     *
     * @param rowMajor [row][step][class]; overwritten
     */
    void logProbabilities(float[] rowMajor, int rows);

    /**
     * The labels [row][step] of each row's most probable sequence in the last forward pass without targets, the layer's
     * own array; null if places are for themselves, and the most probable label at each makes the most probable
     * sequence.
     */
    @Nullable
    int[] path();
}
