package dev.windrow.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Connectionist temporal classification (Graves et al. 2006): the probability of a label sequence, which is shorter
 * than the steps it is seen over, as the sum over all ways to align them. An alignment has a class at each step; equal
 * neighbours count once, then blanks go. With y_t the softmax of the logits at step t, and l' the labels with a blank
 * before, between and behind them, in logarithms,
 *
 * <pre>
 * a_t(s) = ln y_t(l'_s) + ln Σ exp a_{t−1}(s'),   s' = s, s − 1, and s − 2 where l'_s is no blank and not l'_{s−2}
 * b_t(s) = ln Σ exp(ln y_{t+1}(l'_{s'}) + b_{t+1}(s')),   the same the other way
 * −ln p = −ln(exp a_T(S) + exp a_T(S − 1)),   ∂(−ln p)/∂z_t(k) = y_t(k) − Σ_{s: l'_s = k} exp(a_t(s) + b_t(s) − ln p)
 * </pre>
 *
 * <p>(equations 6 to 11 and 16 there, with b without the step's own y). Arrays are {@code [row][step][class]}
 * row-major, rows padded at their end. A label sequence that no alignment has, for it needs more than the row's steps,
 * has the loss +∞ and no gradient. Memory is kept and grows. Not for several threads at once.
 */
public final class Ctc {
    private final int classes;
    private final int blank;
    /** l'. */
    private int[] states = new int[0];

    private int count;
    /** ln y [step][class], a [step][state], b and the b of the step behind [state]. */
    private double[] logs = new double[0];

    private double[] ahead = new double[0];
    private double[] behind = new double[0];
    private double[] behindNext = new double[0];

    /**
     * A loss.
     *
     * @param classes with the blank
     * @param blank the class that stands for nothing
     */
    public Ctc(int classes, int blank) {
        if (blank < 0 || blank >= classes) {
            throw new IllegalArgumentException(
                    "blank = " + blank + ": must be one of the " + classes + " classes, 0 to " + (classes - 1));
        }
        this.classes = classes;
        this.blank = blank;
    }

    /** The fewest steps a label sequence can be seen over: one a label, and a blank between equal neighbours. */
    public static int leastSteps(List<?> labels) {
        int steps = labels.size();
        for (int k = 1; k < labels.size(); k++) {
            steps += labels.get(k).equals(labels.get(k - 1)) ? 1 : 0;
        }
        return steps;
    }

    /**
     * The loss −ln p in nats, summed over rows; +∞ if one is impossible.
     *
     * @param logits {@code [row][step][class]}, or log-probabilities; not modified
     * @param labels {@code [row][label]}, without blanks; not modified
     */
    public double loss(double[] logits, int[][] labels, Rows rows) {
        require(logits, labels, rows);
        double loss = 0;
        for (int row = 0; row < rows.batch(); row++) {
            loss -= forward(logits, row * rows.steps() * classes, rows.length(row), labels[row]);
        }
        return loss;
    }

    /**
     * The loss and its gradient.
     *
     * @param logits {@code [row][step][class]}, or log-probabilities; overwritten by the gradient with respect to the
     *     logits, which is 0 where padded and in rows that are impossible
     * @param labels {@code [row][label]}, without blanks; not modified
     */
    public double gradient(double[] logits, int[][] labels, Rows rows) {
        require(logits, labels, rows);
        double loss = 0;
        for (int row = 0; row < rows.batch(); row++) {
            int start = row * rows.steps() * classes;
            int length = rows.length(row);
            double logLikelihood = forward(logits, start, length, labels[row]);
            loss -= logLikelihood;
            Arrays.fill(logits, start, start + rows.steps() * classes, 0);
            if (logLikelihood != Double.NEGATIVE_INFINITY) {
                backward(logits, start, length, logLikelihood);
            }
        }
        return loss;
    }

    private void require(double[] logits, int[][] labels, Rows rows) {
        if (logits.length < rows.slots() * classes || labels.length != rows.batch()) {
            throw new IllegalArgumentException(logits.length + " logits and " + labels.length + " label sequences for "
                    + rows.batch() + " rows x " + rows.steps() + " steps x " + classes + " classes");
        }
        for (int row = 0; row < labels.length; row++) {
            for (int label : labels[row]) {
                if (label < 0 || label >= classes || label == blank) {
                    throw new IllegalArgumentException("label " + label + " of row " + row + ": must be from 0 to "
                            + (classes - 1) + " and not the blank, " + blank);
                }
            }
        }
    }

    /** ln p of one row's labels; a of every step is left. */
    private double forward(double[] logits, int start, int length, int[] labels) {
        count = 2 * labels.length + 1;
        reserve(length);
        for (int state = 0; state < count; state++) {
            states[state] = state % 2 == 0 ? blank : labels[state / 2];
        }
        if (length == 0) {
            return labels.length == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        for (int step = 0; step < length; step++) {
            normalise(logits, start, step);
            int at = step * count;
            for (int state = 0; state < count; state++) {
                double sum = step == 0 ? (state < 2 ? 0 : Double.NEGATIVE_INFINITY) : arriving(at - count, state);
                ahead[at + state] = sum + logs[step * classes + states[state]];
            }
        }
        int last = length * count - 1;
        return count == 1 ? ahead[last] : LogSum.of(ahead[last], ahead[last - 1]);
    }

    private void reserve(int length) {
        if (states.length < count) {
            states = new int[count];
            behind = new double[count];
            behindNext = new double[count];
        }
        if (logs.length < length * classes) {
            logs = new double[length * classes];
        }
        if (ahead.length < length * count) {
            ahead = new double[length * count];
        }
    }

    /** ln y of one step. */
    private void normalise(double[] logits, int start, int step) {
        int from = start + step * classes;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = Math.max(largest, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits[from + k] - largest);
        }
        double normaliser = largest + Math.log(sum);
        for (int k = 0; k < classes; k++) {
            logs[step * classes + k] = logits[from + k] - normaliser;
        }
    }

    /** What comes to a state from the step before, whose a begin at {@code before}. */
    private double arriving(int before, int state) {
        double stay = ahead[before + state];
        if (state == 0) {
            return stay;
        }
        double move = ahead[before + state - 1];
        return skips(state) ? LogSum.of(stay, move, ahead[before + state - 2]) : LogSum.of(stay, move);
    }

    /** Whether a state may be reached from the one before the blank before it. */
    private boolean skips(int state) {
        return state % 2 == 1 && state > 1 && states[state] != states[state - 2];
    }

    /** Adds the gradient of one row to zeros. */
    private void backward(double[] gradient, int start, int length, double logLikelihood) {
        for (int step = length - 1; step >= 0; step--) {
            for (int state = 0; state < count; state++) {
                behind[state] = step == length - 1
                        ? (state >= count - 2 ? 0 : Double.NEGATIVE_INFINITY)
                        : leaving((step + 1) * classes, state);
            }
            int from = start + step * classes;
            for (int k = 0; k < classes; k++) {
                gradient[from + k] += Math.exp(logs[step * classes + k]);
            }
            for (int state = 0; state < count; state++) {
                gradient[from + states[state]] -= Math.exp(ahead[step * count + state] + behind[state] - logLikelihood);
            }
            double[] spent = behindNext;
            behindNext = behind;
            behind = spent;
        }
    }

    /** What goes from a state to the step behind, whose ln y begin at {@code next}. */
    private double leaving(int next, int state) {
        double stay = behindNext[state] + logs[next + states[state]];
        if (state == count - 1) {
            return stay;
        }
        double move = behindNext[state + 1] + logs[next + states[state + 1]];
        if (state + 2 < count && skips(state + 2)) {
            return LogSum.of(stay, move, behindNext[state + 2] + logs[next + states[state + 2]]);
        }
        return LogSum.of(stay, move);
    }
}
