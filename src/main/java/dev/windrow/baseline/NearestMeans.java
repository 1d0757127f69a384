package dev.windrow.baseline;

import dev.windrow.metric.LabelScores;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The label of the training sequence whose vectors have the nearest mean, the first among equals. It remembers a
 * bounded number of training sequences.
 */
public final class NearestMeans implements Baseline {
    /** Sequences remembered: the first windows. */
    private static final int MOST = 20_000;

    private record Known(double[] mean, int label) implements Serializable {}

    @Override
    public String name() {
        return "nearest-neighbour-on-means";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        ArrayList<Known> known = new ArrayList<>(windows.train()
                .filter(window -> window.targets()[0] != Window.NO_TARGET)
                .map(window -> new Known(mean(window.inputVectors()), window.targets()[0]))
                .take(MOST));
        LabelScores empty = new LabelScores(Names.labels(windows.targets()));
        Map<String, Double> values = new LinkedHashMap<>(Scoring.score(
                        windows.scored(),
                        empty,
                        (window, scores) ->
                                scores.add(window.targets()[0], nearest(known, mean(window.inputVectors()))))
                .values());
        values.put("trainingExamples", (double) known.size());
        return values;
    }

    private static int nearest(List<Known> known, double[] mean) {
        double least = Double.POSITIVE_INFINITY;
        int label = Window.NO_TARGET;
        for (Known other : known) {
            double distance = 0;
            for (int k = 0; k < mean.length; k++) {
                distance += (mean[k] - other.mean[k]) * (mean[k] - other.mean[k]);
            }
            if (distance < least) {
                least = distance;
                label = other.label;
            }
        }
        return label;
    }

    private static double[] mean(Vectors vectors) {
        double[] mean = new double[vectors.width()];
        for (int k = 0; k < vectors.values().length; k++) {
            mean[k % mean.length] += vectors.values()[k] / vectors.length();
        }
        return mean;
    }
}
