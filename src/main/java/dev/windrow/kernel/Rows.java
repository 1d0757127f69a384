package dev.windrow.kernel;

import java.util.Arrays;

/** How long each sequence of a batch is. */
public final class Rows {
    private final int steps;
    private final int[] lengths;
    private final boolean full;

    private Rows(int steps, int[] lengths) {
        this.steps = steps;
        this.lengths = lengths;
        boolean allFull = true;
        for (int row = 0; row < lengths.length; row++) {
            if (lengths[row] < 0 || lengths[row] > steps) {
                throw new IllegalArgumentException(
                        "row " + row + " has length " + lengths[row] + ", the batch has " + steps + " steps");
            }
            allFull &= lengths[row] == steps;
        }
        this.full = allFull;
        if (steps < 1 || lengths.length < 1) {
            throw new IllegalArgumentException(
                    "batch " + lengths.length + " x steps " + steps + ": both must be at least 1");
        }
    }

    /** {@code batch} sequences, all of {@code steps} steps. */
    public static Rows equal(int steps, int batch) {
        int[] lengths = new int[Math.max(batch, 0)];
        Arrays.fill(lengths, steps);
        return new Rows(steps, lengths);
    }

    /**
     * Sequences padded at their end to {@code steps}.
     *
     * @param lengths real steps of each row, 0 to {@code steps}; copied
     */
    public static Rows of(int steps, int[] lengths) {
        return new Rows(steps, lengths.clone());
    }

    /** Steps with padding. */
    public int steps() {
        return steps;
    }

    public int batch() {
        return lengths.length;
    }

    /** Real steps of a row. */
    public int length(int row) {
        return lengths[row];
    }

    /** Whether no row is padded. */
    public boolean full() {
        return full;
    }

    /** Steps times rows, padding counted. */
    public long slots() {
        return (long) steps * lengths.length;
    }
}
