package dev.windrow.kernel;

import java.util.Arrays;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): a path y of labels over a sequence of
 * n steps has the probability
 *
 * <pre>p(y) = exp(m(edge, y_1) + e_1(y_1) + Σ_t (m(y_{t−1}, y_t) + e_t(y_t)) + m(y_n, edge)) / Z</pre>
 *
 * with emissions e and scores m of moves. Forbidden {@link Moves} have no part in any path. Everything is exact: the
 * likelihood and its gradient by forward–backward, the best path by Viterbi's algorithm, in double.
 *
 * <p>Arrays are {@code [row][step][label]} row-major, rows padded at their end. A target that is negative says nothing:
 * the likelihood is that of all paths through the targets there are. A target that no allowed path through those before
 * it reaches, and a last one that may not end a sequence, count as none; so does a row that no path is left for.
 *
 * <p>Memory is kept and grows to the longest sequence. Not for several threads at once.
 */
public final class LinearChainCrf {
    private final Moves moves;
    private final int labels;
    private final ChainSums sums;
    private final Viterbi viterbi;
    private double[] counts = new double[0];

    /** A chain whose sequences make no other moves. */
    public LinearChainCrf(Moves moves) {
        this.moves = moves;
        labels = moves.labels();
        sums = new ChainSums(labels);
        viterbi = new Viterbi(labels);
    }

    /**
     * The loss −ln p of the targets in nats, summed over rows.
     *
     * @param emissions {@code [row][step][label]}; not modified
     * @param scores {@code [from][to]}, the edge last; not modified
     * @param targets {@code [row][step]}, negative where there is none; not modified
     */
    public double loss(double[] emissions, double[] scores, int[] targets, Rows rows) {
        begin(emissions, scores, rows);
        double loss = 0;
        for (int row = 0; row < rows.batch(); row++) {
            if (rows.length(row) > 0) {
                int place = row * rows.steps();
                double all = sums.forward(emissions, place * labels, rows.length(row));
                double some = sums.forward(emissions, place * labels, rows.length(row), targets, place);
                loss += some == Double.NEGATIVE_INFINITY ? 0 : all - some;
            }
        }
        return loss;
    }

    /**
     * The loss and its gradient.
     *
     * @param emissions {@code [row][step][label]}; overwritten by the gradient with respect to themselves, which is 0
     *     where padded
     * @param scores {@code [from][to]}, the edge last; not modified
     * @param targets {@code [row][step]}, negative where there is none; not modified
     * @param scoreGradient {@code [from][to]}; overwritten; 0 for forbidden moves
     */
    public double gradient(double[] emissions, double[] scores, int[] targets, Rows rows, double[] scoreGradient) {
        begin(emissions, scores, rows);
        Arrays.fill(scoreGradient, 0);
        double loss = 0;
        for (int row = 0; row < rows.batch(); row++) {
            int length = rows.length(row);
            int place = row * rows.steps();
            int size = length * labels;
            Arrays.fill(counts, 0, size, 0);
            if (length > 0) {
                double some = sums.forward(emissions, place * labels, length, targets, place);
                if (some != Double.NEGATIVE_INFINITY) {
                    sums.addExpected(-1, counts, scoreGradient);
                    loss += sums.forward(emissions, place * labels, length) - some;
                    sums.addExpected(1, counts, scoreGradient);
                }
            }
            overwrite(emissions, rows, row);
        }
        return loss;
    }

    /**
     * What each place says by itself, given the whole sequence.
     *
     * @param emissions {@code [row][step][label]}; overwritten by ln p(label at this place | sequence), −∞ for what
     *     cannot be; 0 where padded
     * @param scores {@code [from][to]}, the edge last; not modified
     */
    public void logMarginals(double[] emissions, double[] scores, Rows rows) {
        begin(emissions, scores, rows);
        double[] moveCounts = new double[scores.length];
        for (int row = 0; row < rows.batch(); row++) {
            int length = rows.length(row);
            int size = length * labels;
            Arrays.fill(counts, 0, size, 0);
            if (length > 0) {
                sums.forward(emissions, row * rows.steps() * labels, length);
                sums.addExpected(1, counts, moveCounts);
            }
            for (int k = 0; k < size; k++) {
                counts[k] = Math.min(0, Math.log(counts[k]));
            }
            overwrite(emissions, rows, row);
        }
    }

    /**
     * The most probable path of each row; among equal ones that with the lowest last label, and so on back.
     *
     * @param emissions {@code [row][step][label]}; not modified
     * @param scores {@code [from][to]}, the edge last; not modified
     * @param path {@code [row][step]}; overwritten, by −1 where padded
     */
    public void decode(double[] emissions, double[] scores, Rows rows, int[] path) {
        begin(emissions, scores, rows);
        Arrays.fill(path, 0, rows.batch() * rows.steps(), -1);
        for (int row = 0; row < rows.batch(); row++) {
            if (rows.length(row) > 0) {
                viterbi.decode(emissions, sums.scores(), row * rows.steps(), rows.length(row), path);
            }
        }
    }

    private void begin(double[] emissions, double[] scores, Rows rows) {
        if (emissions.length < rows.slots() * labels || scores.length != moves.width() * moves.width()) {
            throw new IllegalArgumentException(emissions.length + " emissions and " + scores.length + " scores: "
                    + rows.batch() + " rows x " + rows.steps() + " steps x " + labels + " labels need "
                    + rows.slots() * labels + ", and moves " + moves.width() + " x " + moves.width());
        }
        if (counts.length < rows.steps() * labels) {
            counts = new double[rows.steps() * labels];
        }
        sums.moves(moves, scores);
    }

    /** Puts the counts in the place of one row's emissions, zeros behind its end. */
    private void overwrite(double[] emissions, Rows rows, int row) {
        int size = rows.length(row) * labels;
        int start = row * rows.steps() * labels;
        System.arraycopy(counts, 0, emissions, start, size);
        Arrays.fill(emissions, start + size, start + rows.steps() * labels, 0);
    }
}
