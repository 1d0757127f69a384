package dev.windrow.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accuracy, and macro and micro F1 as scikit-learn's {@code f1_score} has them: over the labels that occur as gold or
 * as prediction, zero division = 0. Gold labels that training never saw count as one further label, on which every
 * answer is wrong.
 */
public final class LabelScores implements Metric<LabelScores> {
    private static final long serialVersionUID = 1;

    /** The name of all labels together that training never saw. */
    public static final String NEVER_SEEN = "(never seen in training)";

    private final List<String> labels;
    private final long[] support;
    private final long[] predicted;
    private final long[] right;

    /** Nothing observed yet; the place of a label in the list is its id. */
    public LabelScores(List<String> labels) {
        this.labels = new ArrayList<>(labels);
        support = new long[labels.size() + 1];
        predicted = new long[labels.size() + 1];
        right = new long[labels.size() + 1];
    }

    /** One answer; a negative gold id is a label that training never saw. */
    public void add(int gold, int prediction) {
        support[gold < 0 ? labels.size() : gold]++;
        predicted[prediction]++;
        if (gold == prediction) {
            right[gold]++;
        }
    }

    @Override
    public LabelScores merge(LabelScores other) {
        for (int k = 0; k < support.length; k++) {
            support[k] += other.support[k];
            predicted[k] += other.predicted[k];
            right[k] += other.right[k];
        }
        return this;
    }

    @Override
    public Map<String, Double> values() {
        long total = sum(support);
        double accuracy = Ratio.share(sum(right), total);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("accuracy", accuracy);
        values.put("macroF1", macroF1());
        // Each answer is one prediction and one gold label, so micro precision, recall and F1 are the accuracy.
        values.put("microF1", accuracy);
        return values;
    }

    /** A row for each label that occurs as gold or as prediction, by id; the labels never seen in training last. */
    public List<LabelRow> perLabel() {
        List<LabelRow> rows = new ArrayList<>();
        for (int k = 0; k < support.length; k++) {
            if (support[k] + predicted[k] > 0) {
                String label = k < labels.size() ? labels.get(k) : NEVER_SEEN;
                rows.add(LabelRow.of(label, right[k], predicted[k], support[k]));
            }
        }
        return rows;
    }

    private double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (int k = 0; k < support.length; k++) {
            if (support[k] + predicted[k] > 0) {
                sum += Ratio.f1(right[k], predicted[k], support[k]);
                occurring++;
            }
        }
        return occurring == 0 ? Double.NaN : sum / occurring;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
