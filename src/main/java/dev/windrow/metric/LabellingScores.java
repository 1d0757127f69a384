package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of a label at each place of a sequence, where runs of one label are stretches: accuracy and F1 a place,
 * Matthews' correlation, the area under the ROC where there are two labels, and how well stretches lie over those there
 * are.
 */
public final class LabellingScores implements Metric<LabellingScores> {
    private static final long serialVersionUID = 1;

    private final boolean isBinary;
    private final LabelScores places;
    private final MatthewsCorrelation correlation;
    private final BinnedAreaUnderRoc area = new BinnedAreaUnderRoc("rocAuc");
    private final SegmentOverlap segments;

    /** Nothing observed yet; the place of a label in the list is its id. */
    public LabellingScores(List<String> labels) {
        isBinary = labels.size() == 2;
        places = new LabelScores(labels);
        correlation = new MatthewsCorrelation(labels.size());
        segments = new SegmentOverlap(labels);
    }

    /**
     * One sequence.
     *
     * @param gold ids of the labels, [place], negative where training never saw the label
     * @param predicted ids of the labels, [place]
     * @param logOdds what each place was given for label 1 over label 0, [place]; looked at where there are two labels
     */
    public void add(int[] gold, int[] predicted, double[] logOdds) {
        for (int k = 0; k < gold.length; k++) {
            places.add(gold[k], predicted[k]);
            correlation.add(gold[k], predicted[k]);
            if (isBinary && gold[k] >= 0) {
                area.add(gold[k] == 1, logOdds[k]);
            }
        }
        segments.add(gold, predicted);
    }

    @Override
    public LabellingScores merge(LabellingScores other) {
        places.merge(other.places);
        correlation.merge(other.correlation);
        area.merge(other.area);
        segments.merge(other.segments);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(places.values());
        values.putAll(correlation.values());
        if (isBinary) {
            values.putAll(area.values());
        }
        values.putAll(segments.values());
        return values;
    }

    /** A row for each label that occurs, as {@link LabelScores} has them. */
    public List<LabelRow> perLabel() {
        return places.perLabel();
    }
}
