package dev.windrow.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * From which label a sequence may move to which. Moves are cells of a square table of {@code labels + 1}, whose last
 * row and column are the edge of a sequence: a move from there begins it, a move to there ends it.
 */
public final class Moves {
    private final int labels;
    private final boolean[] allowed;

    private Moves(int labels, boolean[] allowed) {
        this.labels = labels;
        this.allowed = allowed;
    }

    /** Every label may follow every label. */
    public static Moves all(int labels) {
        return except(labels, List.of());
    }

    /**
     * Every label may follow every label, but for some.
     *
     * @param forbidden cells of the table, {@code from * (labels + 1) + to}
     * @throws IllegalArgumentException if a cell is outside the table, or no label is left that may begin a sequence,
     *     follow itself and end it, so that some length would have no sequence at all
     */
    public static Moves except(int labels, Collection<Integer> forbidden) {
        int width = labels + 1;
        boolean[] allowed = new boolean[width * width];
        Arrays.fill(allowed, true);
        // A sequence has at least one label.
        allowed[width * width - 1] = false;
        for (int cell : forbidden) {
            if (cell < 0 || cell >= allowed.length) {
                throw new IllegalArgumentException("forbidden move " + cell + ": must be from 0 to "
                        + (allowed.length - 1) + " with " + labels + " labels");
            }
            allowed[cell] = false;
        }
        Moves moves = new Moves(labels, allowed);
        for (int label = 0; label < labels; label++) {
            if (moves.allows(labels, label) && moves.allows(label, label) && moves.allows(label, labels)) {
                return moves;
            }
        }
        throw new IllegalArgumentException("of " + labels + " labels none may begin a sequence, follow itself and end"
                + " the sequence; at least one must, as O does among tags of entities");
    }

    /** Labels there are. */
    public int labels() {
        return labels;
    }

    /** Rows and columns of the table: the labels and the edge, which is the last. */
    public int width() {
        return labels + 1;
    }

    /** Whether a label, or the edge, may be followed by another. */
    public boolean allows(int from, int to) {
        return allowed[from * width() + to];
    }

    /** Copies the scores of moves, those that are forbidden as −∞. */
    void mask(double[] given, double[] masked) {
        for (int cell = 0; cell < allowed.length; cell++) {
            masked[cell] = allowed[cell] ? given[cell] : Double.NEGATIVE_INFINITY;
        }
    }
}
