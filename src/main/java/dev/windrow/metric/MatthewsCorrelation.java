package dev.windrow.metric;

import java.util.Map;

/**
 * The correlation of predicted with gold labels, from −1 to 1, for two classes (Matthews 1975) and for more (Gorodkin
 * 2004), as scikit-learn's {@code matthews_corrcoef} has it: 0 where one side has a single label.
 */
public final class MatthewsCorrelation implements Metric<MatthewsCorrelation> {
    private static final long serialVersionUID = 1;

    private final long[] gold;
    private final long[] predicted;
    private long right;

    /** Nothing observed yet, of so many labels. */
    public MatthewsCorrelation(int labels) {
        gold = new long[labels + 1];
        predicted = new long[labels + 1];
    }

    /** One answer; a negative gold id is a label that training never saw. */
    public void add(int label, int prediction) {
        gold[label < 0 ? gold.length - 1 : label]++;
        predicted[prediction]++;
        right += label == prediction ? 1 : 0;
    }

    @Override
    public MatthewsCorrelation merge(MatthewsCorrelation other) {
        for (int k = 0; k < gold.length; k++) {
            gold[k] += other.gold[k];
            predicted[k] += other.predicted[k];
        }
        right += other.right;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of("matthewsCorrelation", value());
    }

    private double value() {
        double total = 0;
        double both = 0;
        double goldSquares = 0;
        double predictedSquares = 0;
        for (int k = 0; k < gold.length; k++) {
            total += gold[k];
            both += (double) gold[k] * predicted[k];
            goldSquares += (double) gold[k] * gold[k];
            predictedSquares += (double) predicted[k] * predicted[k];
        }
        if (total == 0) {
            return Double.NaN;
        }
        double covariance = right * total - both;
        double spread = Math.sqrt(total * total - goldSquares) * Math.sqrt(total * total - predictedSquares);
        return spread == 0 ? 0 : covariance / spread;
    }
}
