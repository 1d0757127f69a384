package dev.windrow.metric;

import dev.windrow.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Precision, recall and F1 of spans, overall and by type, as conlleval counts them: a predicted span is right if the
 * gold tags have one with the same first token, last token and type.
 */
public final class SpanScores implements Metric<SpanScores> {
    private static final long serialVersionUID = 1;
    private static final int RIGHT = 0;
    private static final int PREDICTED = 1;
    private static final int GOLD = 2;

    private final TreeMap<String, long[]> countsByType = new TreeMap<>();

    /** One sentence: its gold and its predicted tags, equally many. */
    public void add(List<String> gold, List<String> predicted) {
        if (gold.size() != predicted.size()) {
            throw new IllegalArgumentException(gold.size() + " gold tags and " + predicted.size() + " predicted ones");
        }
        Set<Span> goldSpans = new HashSet<>(Span.of(gold));
        for (Span span : goldSpans) {
            counts(span.type())[GOLD]++;
        }
        for (Span span : Span.of(predicted)) {
            long[] counts = counts(span.type());
            counts[PREDICTED]++;
            if (goldSpans.contains(span)) {
                counts[RIGHT]++;
            }
        }
    }

    @Override
    public SpanScores merge(SpanScores other) {
        other.countsByType.forEach((type, counts) -> {
            long[] own = counts(type);
            for (int k = 0; k < own.length; k++) {
                own[k] += counts[k];
            }
        });
        return this;
    }

    @Override
    public Map<String, Double> values() {
        long[] all = new long[3];
        for (long[] counts : countsByType.values()) {
            for (int k = 0; k < all.length; k++) {
                all[k] += counts[k];
            }
        }
        boolean none = all[PREDICTED] + all[GOLD] == 0;
        LabelRow row = LabelRow.of("", all[RIGHT], all[PREDICTED], all[GOLD]);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("entityPrecision", none ? Double.NaN : row.precision());
        values.put("entityRecall", none ? Double.NaN : row.recall());
        values.put("entityF1", none ? Double.NaN : row.f1());
        return values;
    }

    /** A row for each type that occurs, by name. */
    public List<LabelRow> perType() {
        List<LabelRow> rows = new ArrayList<>();
        countsByType.forEach(
                (type, counts) -> rows.add(LabelRow.of(type, counts[RIGHT], counts[PREDICTED], counts[GOLD])));
        return rows;
    }

    private long[] counts(String type) {
        return countsByType.computeIfAbsent(type, key -> new long[3]);
    }
}
