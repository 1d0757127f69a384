package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often values fall into the intervals forecast for them, ends included, and how wide those are on average. */
public final class IntervalCoverage implements Metric<IntervalCoverage> {
    private static final long serialVersionUID = 1;

    private final ExactSum widths = new ExactSum();
    private long inside;
    private long total;

    /** One value and its interval. */
    public void add(double actual, double low, double high) {
        total++;
        inside += actual >= low && actual <= high ? 1 : 0;
        widths.add(high - low);
    }

    @Override
    public IntervalCoverage merge(IntervalCoverage other) {
        inside += other.inside;
        total += other.total;
        widths.add(other.widths);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("intervalCoverage", Ratio.share(inside, total));
        values.put("intervalWidth", widths.mean(total));
        return values;
    }
}
