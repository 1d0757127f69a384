package dev.windrow.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which label was taken for which, as counts; its values are those of the cells that are not zero. */
public final class Confusion implements Metric<Confusion> {
    private static final long serialVersionUID = 1;

    private final List<String> labels;
    private final long[][] counts;

    /** Nothing observed yet; the place of a label in the list is its id. */
    public Confusion(List<String> labels) {
        this.labels = new ArrayList<>(labels);
        counts = new long[labels.size() + 1][labels.size()];
    }

    /** One answer; a negative gold id is a label that training never saw. */
    public void add(int gold, int prediction) {
        counts[gold < 0 ? labels.size() : gold][prediction]++;
    }

    @Override
    public Confusion merge(Confusion other) {
        for (int gold = 0; gold < counts.length; gold++) {
            for (int k = 0; k < counts[gold].length; k++) {
                counts[gold][k] += other.counts[gold][k];
            }
        }
        return this;
    }

    /** What was counted so far. */
    public Table table() {
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new Table(List.copyOf(labels), rows);
    }

    /**
     * Counts of pairs.
     *
     * @param labels the labels by id
     * @param counts [gold][predicted]; one more row than labels: gold labels that training never saw
     */
    public record Table(List<String> labels, List<List<Long>> counts) {}

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int gold = 0; gold < counts.length; gold++) {
            String row = gold < labels.size() ? labels.get(gold) : LabelScores.NEVER_SEEN;
            for (int k = 0; k < counts[gold].length; k++) {
                if (counts[gold][k] > 0) {
                    values.put(row + " as " + labels.get(k), (double) counts[gold][k]);
                }
            }
        }
        return values;
    }
}
