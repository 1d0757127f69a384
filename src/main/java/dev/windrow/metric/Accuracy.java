package dev.windrow.metric;

import java.util.Map;

/** The share of right answers, under a name of its own. */
public final class Accuracy implements Metric<Accuracy> {
    private static final long serialVersionUID = 1;

    private final String name;
    private long right;
    private long total;

    /** Nothing observed yet. */
    public Accuracy(String name) {
        this.name = name;
    }

    /** One answer: it is right where the two ids are equal. */
    public void add(int gold, int predicted) {
        total++;
        if (gold == predicted) {
            right++;
        }
    }

    @Override
    public Accuracy merge(Accuracy other) {
        right += other.right;
        total += other.total;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of(name, Ratio.share(right, total));
    }
}
