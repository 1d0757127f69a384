package dev.windrow.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of one label a sequence: accuracy and F1, Matthews' correlation, the area under the ROC and the expected
 * calibration error. Of more than two labels the area is the mean over those of each label against the rest, as
 * scikit-learn's {@code roc_auc_score} with {@code multi_class="ovr"} has it, over the labels that occur; with more
 * than {@value #FEW} labels it is left out.
 */
public final class ClassificationScores implements Metric<ClassificationScores> {
    private static final long serialVersionUID = 1;
    private static final int FEW = 60;
    private static final String AREA = "rocAuc";

    private final LabelScores labels;
    private final MatthewsCorrelation correlation;
    private final CalibrationError calibration = new CalibrationError();
    private final List<BinnedAreaUnderRoc> areas = new ArrayList<>();

    /** Nothing observed yet; the place of a label in the list is its id. */
    public ClassificationScores(List<String> names) {
        labels = new LabelScores(names);
        correlation = new MatthewsCorrelation(names.size());
        // Of two labels one area says it all: the other label's is the same.
        for (int k = names.size() == 2 ? 1 : 0; k < names.size() && names.size() <= FEW; k++) {
            areas.add(new BinnedAreaUnderRoc(AREA));
        }
    }

    /** One answer without probabilities; a negative gold id is a label that training never saw. */
    public void add(int gold, int predicted) {
        labels.add(gold, predicted);
        correlation.add(gold, predicted);
    }

    /**
     * One answer: the most probable label, the lowest id among equals.
     *
     * @param gold as above
     * @param logProbabilities ln p of each label, [label], not modified
     */
    public void add(int gold, float[] logProbabilities) {
        int best = 0;
        for (int k = 1; k < logProbabilities.length; k++) {
            best = logProbabilities[k] > logProbabilities[best] ? k : best;
        }
        add(gold, best);
        calibration.add(gold, best, Math.exp(logProbabilities[best]));
        int first = logProbabilities.length - areas.size();
        for (int k = first; k < logProbabilities.length && !areas.isEmpty(); k++) {
            areas.get(k - first).add(gold == k, logOdds(logProbabilities[k]));
        }
    }

    /** ln p − ln (1 − p). */
    static double logOdds(double logProbability) {
        return logProbability - Math.log(-Math.expm1(Math.min(0, logProbability)));
    }

    @Override
    public ClassificationScores merge(ClassificationScores other) {
        labels.merge(other.labels);
        correlation.merge(other.correlation);
        calibration.merge(other.calibration);
        for (int k = 0; k < areas.size(); k++) {
            areas.get(k).merge(other.areas.get(k));
        }
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(labels.values());
        values.putAll(correlation.values());
        if (!areas.isEmpty()) {
            values.put(AREA, meanArea());
        }
        values.putAll(calibration.values());
        return values;
    }

    /** A row for each label that occurs, as {@link LabelScores} has them. */
    public List<LabelRow> perLabel() {
        return labels.perLabel();
    }

    private double meanArea() {
        double sum = 0;
        int count = 0;
        for (BinnedAreaUnderRoc area : areas) {
            double value = area.value();
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
