package dev.windrow.kernel;

import java.util.Arrays;

/**
 * Forward and backward over one sequence of a linear chain: sums over all paths of labels, or over those that go
 * through given labels. With e_t the emissions and m the scores of moves, in natural logarithms,
 *
 * <pre>
 * a_0(j) = m(edge, j) + e_0(j)      a_t(j) = e_t(j) + ln Σ_i exp(a_{t−1}(i) + m(i, j))
 * b_n(i) = m(i, edge)               b_t(i) = ln Σ_j exp(m(i, j) + e_{t+1}(j) + b_{t+1}(j))
 * ln Z = ln Σ_i exp(a_n(i) + m(i, edge))
 * </pre>
 *
 * <p>The sums are products of a vector and a matrix of exponentials, taken once a batch, each shifted by its largest
 * exponent; where everything falls below what a double holds, that one sum is done again term by term in logarithms.
 */
final class ChainSums {
    /** Below this a sum of shifted exponentials may have lost terms that matter. */
    private static final double LEAST_SUM = 1e-200;
    /** Above this exponent a product of three shifted exponentials may have lost its value to underflow. */
    private static final double LARGEST_SHIFT = 300;

    private final int labels;
    private final int width;
    /** m [from][to], and exp(m − the largest m). */
    private final double[] scores;

    private final double[] factors;
    private double largestScore;

    /** a [step][label], and the labels of each step that paths may go through. */
    private double[] ahead = new double[0];

    private int[] low = new int[0];
    private int[] high = new int[0];

    private double[] behind;
    private double[] behindBefore;
    private final double[] beyond;
    private final double[] shifted;

    private double[] emissions;
    private int from;
    private int last;
    private double total;

    ChainSums(int labels) {
        this.labels = labels;
        width = labels + 1;
        scores = new double[width * width];
        factors = new double[width * width];
        behind = new double[labels];
        behindBefore = new double[labels];
        beyond = new double[labels];
        shifted = new double[labels];
    }

    /** Takes the scores of moves for the sequences that follow. */
    void moves(Moves moves, double[] given) {
        moves.mask(given, scores);
        largestScore = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largestScore = Math.max(largestScore, score);
        }
        for (int cell = 0; cell < factors.length; cell++) {
            factors[cell] = Math.exp(scores[cell] - largestScore);
        }
    }

    /** The scores of moves, −∞ where one is forbidden; not to be modified. */
    double[] scores() {
        return scores;
    }

    /** ln Z over all paths of a sequence of {@code length} steps whose emissions begin at {@code start}. */
    double forward(double[] given, int start, int length) {
        begin(given, start, length);
        for (int step = 0; step < length; step++) {
            free(step);
            advance(step);
        }
        return end();
    }

    /**
     * ln Z over the paths through some targets. A target that no path through the targets before it reaches, and a last
     * one that may not end a sequence, count as none.
     *
     * @param targets negative where any label will do; those of the sequence begin at {@code target}
     */
    double forward(double[] given, int start, int length, int[] targets, int target) {
        begin(given, start, length);
        for (int step = 0; step < length; step++) {
            free(step);
            int label = targets[target + step];
            if (label >= 0) {
                low[step] = label;
                high[step] = label + 1;
            }
            advance(step);
            if (label >= 0 && ahead[step * labels + label] == Double.NEGATIVE_INFINITY) {
                free(step);
                advance(step);
            }
        }
        if (end() == Double.NEGATIVE_INFINITY) {
            free(last);
            advance(last);
        }
        return end();
    }

    private void begin(double[] given, int start, int length) {
        emissions = given;
        from = start;
        last = length - 1;
        if (low.length < length) {
            ahead = new double[length * labels];
            low = new int[length];
            high = new int[length];
        }
    }

    private void free(int step) {
        low[step] = 0;
        high[step] = labels;
    }

    /** a of one step, from that before. */
    private void advance(int step) {
        int to = step * labels;
        if (step == 0) {
            for (int j = low[0]; j < high[0]; j++) {
                ahead[j] = scores[labels * width + j] + emissions[from + j];
            }
            return;
        }
        int before = to - labels;
        int first = low[step];
        int end = high[step];
        double largest = largest(ahead, before + low[step - 1], before + high[step - 1]);
        Arrays.fill(shifted, first, end, 0);
        for (int i = low[step - 1]; i < high[step - 1]; i++) {
            double path = Math.exp(ahead[before + i] - largest);
            int row = i * width;
            for (int j = first; j < end; j++) {
                shifted[j] += path * factors[row + j];
            }
        }
        for (int j = first; j < end; j++) {
            double sum = shifted[j] > LEAST_SUM
                    ? Math.log(shifted[j]) + largest + largestScore
                    : exactAhead(before, low[step - 1], high[step - 1], j);
            ahead[to + j] = emissions[from + to + j] + sum;
        }
    }

    private double end() {
        total = exactAhead(last * labels, low[last], high[last], labels);
        return total;
    }

    /** ln Σ_i exp(a(i) + m(i, to)) over the labels of one step. */
    private double exactAhead(int step, int first, int end, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = first; i < end; i++) {
            largest = Math.max(largest, ahead[step + i] + scores[i * width + to]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += Math.exp(ahead[step + i] + scores[i * width + to] - largest);
        }
        return largest + Math.log(sum);
    }

    /**
     * Adds how often paths of the last forward pass are expected to have each label at each step and to make each move.
     *
     * @param factor what one is worth
     * @param labelCounts [step][label] of this sequence alone
     * @param moveCounts [from][to]
     */
    void addExpected(double factor, double[] labelCounts, double[] moveCounts) {
        for (int i = low[last]; i < high[last]; i++) {
            behind[i] = scores[i * width + labels];
            moveCounts[i * width + labels] += addLabel(factor, last, i, labelCounts);
        }
        for (int step = last - 1; step >= 0; step--) {
            double largest = retreat(step);
            addMoves(factor, step, largest, moveCounts);
            double[] spent = behind;
            behind = behindBefore;
            behindBefore = spent;
            for (int i = low[step]; i < high[step]; i++) {
                addLabel(factor, step, i, labelCounts);
            }
        }
        for (int j = low[0]; j < high[0]; j++) {
            moveCounts[labels * width + j] += factor * Math.exp(ahead[j] + behind[j] - total);
        }
    }

    private double addLabel(double factor, int step, int label, double[] labelCounts) {
        double count = factor * Math.exp(ahead[step * labels + label] + behind[label] - total);
        labelCounts[step * labels + label] += count;
        return count;
    }

    /**
     * Fills {@code behindBefore} with b of a step from {@code behind}, that of the next; the shift of the next step.
     */
    private double retreat(int step) {
        int next = from + (step + 1) * labels;
        int first = low[step + 1];
        int end = high[step + 1];
        for (int j = first; j < end; j++) {
            beyond[j] = emissions[next + j] + behind[j];
        }
        double largest = largest(beyond, first, end);
        for (int j = first; j < end; j++) {
            shifted[j] = Math.exp(beyond[j] - largest);
        }
        for (int i = low[step]; i < high[step]; i++) {
            double sum = 0;
            for (int j = first; j < end; j++) {
                sum += factors[i * width + j] * shifted[j];
            }
            behindBefore[i] = sum > LEAST_SUM ? Math.log(sum) + largest + largestScore : exactBehind(i, first, end);
        }
        return largest;
    }

    /** ln Σ_j exp(m(i, j) + e(j) + b(j)) over the labels of one step. */
    private double exactBehind(int i, int first, int end) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = first; j < end; j++) {
            largest = Math.max(largest, scores[i * width + j] + beyond[j]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int j = first; j < end; j++) {
            sum += Math.exp(scores[i * width + j] + beyond[j] - largest);
        }
        return largest + Math.log(sum);
    }

    /** Adds the expected moves from a step to the next: exp(a(i) + m(i, j) + e(j) + b(j) − ln Z) each. */
    private void addMoves(double factor, int step, double largestBeyond, double[] moveCounts) {
        int at = step * labels;
        double largest = largest(ahead, at + low[step], at + high[step]);
        double shift = largest + largestScore + largestBeyond - total;
        for (int i = low[step]; i < high[step]; i++) {
            int row = i * width;
            if (shift < LARGEST_SHIFT) {
                double path = factor * Math.exp(shift) * Math.exp(ahead[at + i] - largest);
                for (int j = low[step + 1]; j < high[step + 1]; j++) {
                    moveCounts[row + j] += path * factors[row + j] * shifted[j];
                }
            } else {
                for (int j = low[step + 1]; j < high[step + 1]; j++) {
                    moveCounts[row + j] += factor * Math.exp(ahead[at + i] + scores[row + j] + beyond[j] - total);
                }
            }
        }
    }

    private static double largest(double[] values, int first, int end) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = first; k < end; k++) {
            largest = Math.max(largest, values[k]);
        }
        return largest;
    }
}
