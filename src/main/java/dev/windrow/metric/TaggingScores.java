package dev.windrow.metric;

import dev.windrow.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of a tagger: labels, words unseen in training, and spans where the labels are tags of spans. A stretch of
 * gold labels that training never saw counts as one span of a type of its own, which nothing can find.
 */
public final class TaggingScores implements Metric<TaggingScores> {
    private static final long serialVersionUID = 1;

    private final List<String> labels;
    private final boolean tagged;
    private final LabelScores words;
    private final Accuracy unseen = new Accuracy("unseenAccuracy");
    private final SpanScores spans = new SpanScores();

    /** Nothing observed yet; the place of a label in the list is its id. */
    public TaggingScores(List<String> labels) {
        this.labels = new ArrayList<>(labels);
        tagged = Span.tagged(labels);
        words = new LabelScores(labels);
    }

    /**
     * One sentence.
     *
     * @param gold ids of the labels, [word], negative where training never saw the label
     * @param predicted ids of the labels, [word]
     * @param seen whether training saw the word, [word]
     */
    public void add(int[] gold, int[] predicted, boolean[] seen) {
        for (int k = 0; k < gold.length; k++) {
            words.add(gold[k], predicted[k]);
            if (!seen[k]) {
                unseen.add(gold[k], predicted[k]);
            }
        }
        if (tagged) {
            spans.add(names(gold), names(predicted));
        }
    }

    @Override
    public TaggingScores merge(TaggingScores other) {
        words.merge(other.words);
        unseen.merge(other.unseen);
        spans.merge(other.spans);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(words.values());
        values.putAll(unseen.values());
        if (tagged) {
            values.putAll(spans.values());
        }
        return values;
    }

    /** A row for each label, or for each type of span where the labels are tags of spans. */
    public List<LabelRow> perLabel() {
        return tagged ? spans.perType() : words.perLabel();
    }

    private List<String> names(int[] ids) {
        List<String> names = new ArrayList<>(ids.length);
        for (int id : ids) {
            names.add(id < 0 ? "I-" + LabelScores.NEVER_SEEN : labels.get(id));
        }
        return names;
    }
}
