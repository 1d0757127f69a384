package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of forecasts of series, over all steps ahead and by step: errors in the units of the series and in those of
 * its deviation ({@code normalizedMae}, {@code normalizedMse}), the scaled error, which way it went, and, where there
 * are any, intervals.
 */
public final class SeriesScores implements Metric<SeriesScores> {
    private static final long serialVersionUID = 1;

    private final ByHorizon<Step> steps;

    /** Nothing observed yet. */
    public SeriesScores(int horizon) {
        steps = new ByHorizon<>(horizon, Step::new);
    }

    /**
     * A value that came and what was said of it.
     *
     * @param actual in the units of the series, as the others are
     * @param forecast what was said
     * @param before the last value that was known
     * @param seasonalError the mean error of the seasonal naive forecast in the training data; positive
     * @param deviation of the column in the training data
     */
    public record Observation(double actual, double forecast, double before, double seasonalError, double deviation) {}

    /**
     * Adds an observation.
     *
     * @param step ahead, from 0
     */
    public void add(int step, Observation observation) {
        steps.add(step, metric -> metric.add(observation));
    }

    /** Adds the interval that was forecast for a value. */
    public void addInterval(int step, double actual, double low, double high) {
        steps.add(step, metric -> {
            metric.intervals.add(actual, low, high);
            metric.hasIntervals = true;
        });
    }

    @Override
    public SeriesScores merge(SeriesScores other) {
        steps.merge(other.steps);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return steps.values();
    }

    /** The scores of a step, or of all. */
    private static final class Step implements Metric<Step> {
        private static final long serialVersionUID = 1;

        private final ForecastErrors errors = new ForecastErrors();
        private final ForecastErrors normalized = new ForecastErrors();
        private final ScaledError scaled = new ScaledError();
        private final DirectionAccuracy directions = new DirectionAccuracy();
        private final IntervalCoverage intervals = new IntervalCoverage();
        private boolean hasIntervals;

        void add(Observation seen) {
            errors.add(seen.actual, seen.forecast);
            normalized.add(seen.actual / seen.deviation, seen.forecast / seen.deviation);
            scaled.add(seen.actual, seen.forecast, seen.seasonalError);
            directions.add(seen.actual - seen.before, seen.forecast - seen.before);
        }

        @Override
        public Step merge(Step other) {
            errors.merge(other.errors);
            normalized.merge(other.normalized);
            scaled.merge(other.scaled);
            directions.merge(other.directions);
            intervals.merge(other.intervals);
            hasIntervals |= other.hasIntervals;
            return this;
        }

        @Override
        public Map<String, Double> values() {
            Map<String, Double> values = new LinkedHashMap<>(errors.values());
            values.put("normalizedMae", normalized.values().get("mae"));
            values.put("normalizedMse", normalized.values().get("mse"));
            values.putAll(scaled.values());
            values.putAll(directions.values());
            if (hasIntervals) {
                values.putAll(intervals.values());
            }
            return values;
        }
    }
}
