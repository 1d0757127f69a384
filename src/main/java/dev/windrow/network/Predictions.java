package dev.windrow.network;

import javax.annotation.Nullable;

/**
 * What a network says of a minibatch: log-probabilities, in nats, and the labels it answers with; or values.
 *
 * @param rows sequences
 * @param steps target places a sequence: the minibatch's steps if synced, 1 if many to one
 * @param classes classes, or symbols of the vocabulary, or values a place
 * @param logProbabilities [row][step][class], row-major, each place by itself; reused by the network's next prediction;
 *     empty where values are predicted
 * @param path [row][step], the labels of each row's most probable sequence where the network looks at sequences, which
 *     need not be the most probable at each place; null where places are for themselves
 * @param values [row][step][value], row-major: of a network of values, for each value of the target vector its mean and
 *     then its quantiles; of a logistic one, the probability of 1; empty where classes are predicted; reused as above
 */
public record Predictions(
        int rows,
        int steps,
        int classes,
        float[] logProbabilities,
        @Nullable int[] path,
        float[] values) {

    /** Predictions of places that are for themselves. */
    public Predictions(int rows, int steps, int classes, float[] logProbabilities) {
        this(rows, steps, classes, logProbabilities, null);
    }

    /** Predictions of classes. */
    public Predictions(int rows, int steps, int classes, float[] logProbabilities, @Nullable int[] path) {
        this(rows, steps, classes, logProbabilities, path, new float[0]);
    }

    /** Predictions of values, {@code width} a place. */
    public static Predictions ofValues(int rows, int steps, int width, float[] values) {
        return new Predictions(rows, steps, width, new float[0], null, values);
    }

    /** One value at one place. */
    public float value(int row, int step, int output) {
        return values[offset(row, step) + output];
    }

    /** Where the classes or values of one place begin in their array. */
    public int offset(int row, int step) {
        return (row * steps + step) * classes;
    }

    /** ln p(class) at one place. */
    public float logProbability(int row, int step, int symbol) {
        return logProbabilities[offset(row, step) + symbol];
    }

    /**
     * The answer at one place: the class on the most probable path if there is one, else the most probable class, the
     * lowest id among equals.
     */
    public int best(int row, int step) {
        if (path != null) {
            return path[row * steps + step];
        }
        int from = offset(row, step);
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (logProbabilities[from + k] > logProbabilities[from + best]) {
                best = k;
            }
        }
        return best;
    }

    /** How many classes are more probable than this one at one place, or as probable and of lower id: 0 is the best. */
    public int rank(int row, int step, int symbol) {
        int from = offset(row, step);
        float own = logProbabilities[from + symbol];
        int rank = 0;
        for (int k = 0; k < classes; k++) {
            float other = logProbabilities[from + k];
            if (other > own || (other == own && k < symbol)) {
                rank++;
            }
        }
        return rank;
    }
}
