package dev.windrow.metric;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;

/**
 * The area under the receiver operating characteristic, exact: the probability that a positive has a higher score than
 * a negative, ties counting half (Mann and Whitney 1947), as scikit-learn's {@code roc_auc_score} has it. Of more than
 * two classes take one metric a class, that class against the rest.
 *
 * <p>All scores are kept, 8 bytes each: ten million observations are 80 MB, on the driver too once states are merged.
 */
public final class AreaUnderRoc implements Metric<AreaUnderRoc> {
    private static final long serialVersionUID = 1;

    private final String name;
    private final Scores positives = new Scores();
    private final Scores negatives = new Scores();

    /** Nothing observed yet. */
    public AreaUnderRoc(String name) {
        this.name = name;
    }

    /** A score of something that is of the class. */
    public void addPositive(double score) {
        positives.add(score);
    }

    /** A score of something that is not. */
    public void addNegative(double score) {
        negatives.add(score);
    }

    @Override
    public AreaUnderRoc merge(AreaUnderRoc other) {
        positives.add(other.positives);
        negatives.add(other.negatives);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        double[] above = positives.sorted();
        double[] below = negatives.sorted();
        boolean ordered = above.length > 0
                && below.length > 0
                && !Double.isNaN(above[above.length - 1])
                && !Double.isNaN(below[below.length - 1]);
        double pairs = 2.0 * above.length * below.length;
        return Map.of(name, ordered ? halfWins(above, below) / pairs : Double.NaN);
    }

    /** Pairs won, counted twice, and ties once. */
    private static long halfWins(double[] positives, double[] negatives) {
        long wins = 0;
        int less = 0;
        int atMost = 0;
        for (double score : positives) {
            while (less < negatives.length && negatives[less] < score) {
                less++;
            }
            while (atMost < negatives.length && negatives[atMost] <= score) {
                atMost++;
            }
            wins += less + atMost;
        }
        return wins;
    }

    /** Numbers in an array that grows. */
    private static final class Scores implements Serializable {
        private static final long serialVersionUID = 1;

        private double[] numbers = new double[16];
        private int count;

        void add(double number) {
            reserve(count + 1);
            // Plus zero makes −0 the 0 it is equal to, which sorting would tell apart.
            numbers[count++] = number + 0.0;
        }

        void add(Scores other) {
            reserve(count + other.count);
            System.arraycopy(other.numbers, 0, numbers, count, other.count);
            count += other.count;
        }

        private void reserve(int size) {
            if (numbers.length < size) {
                numbers = Arrays.copyOf(numbers, Math.max(size, numbers.length + (numbers.length >> 1)));
            }
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(numbers, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
