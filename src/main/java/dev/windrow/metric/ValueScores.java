package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far values told of sequences are from the right ones, and, where there are any, what their intervals hold. */
public final class ValueScores implements Metric<ValueScores> {
    private static final long serialVersionUID = 1;

    private final ForecastErrors errors = new ForecastErrors();
    private final IntervalCoverage intervals = new IntervalCoverage();
    private boolean hasIntervals;

    /** A value and what was said of it. */
    public void add(double actual, double told) {
        errors.add(actual, told);
    }

    /** The interval that was told for a value. */
    public void addInterval(double actual, double low, double high) {
        intervals.add(actual, low, high);
        hasIntervals = true;
    }

    @Override
    public ValueScores merge(ValueScores other) {
        errors.merge(other.errors);
        intervals.merge(other.intervals);
        hasIntervals |= other.hasIntervals;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(errors.values());
        if (hasIntervals) {
            values.putAll(intervals.values());
        }
        return values;
    }
}
