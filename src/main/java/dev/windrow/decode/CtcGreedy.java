package dev.windrow.decode;

import java.util.Arrays;

/**
 * Best-path decoding of connectionist temporal classification (Graves et al. 2006, section 3.2): the most probable
 * class at each step, equal neighbours once, without blanks. It is quick, and need not give the most probable labels.
 */
public final class CtcGreedy {
    private final int classes;
    private final int blank;

    /**
     * A decoder.
     *
     * @param classes with the blank
     * @param blank the class that stands for nothing
     */
    public CtcGreedy(int classes, int blank) {
        this.classes = classes;
        this.blank = blank;
    }

    /**
     * The labels of one sequence, and the ln p of its best alignment.
     *
     * @param logProbabilities holds [step][class] from {@code from} on; not modified
     */
    public Hypothesis decode(float[] logProbabilities, int from, int steps) {
        int[] labels = new int[steps];
        int count = 0;
        int before = blank;
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            int best = best(logProbabilities, from + step * classes);
            sum += logProbabilities[from + step * classes + best];
            if (best != blank && best != before) {
                labels[count++] = best;
            }
            before = best;
        }
        return new Hypothesis(Arrays.copyOf(labels, count), sum, sum);
    }

    /** The most probable class of a step, the lowest among equals. */
    private int best(float[] logProbabilities, int from) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (logProbabilities[from + k] > logProbabilities[from + best]) {
                best = k;
            }
        }
        return best;
    }
}
