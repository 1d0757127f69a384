package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The quantile or pinball loss (Koenker and Bassett 1978): of the quantile forecast f at level q for a value y, q (y −
 * f) where the value is above and (1 − q) (f − y) where it is below; the mean, and the mean of each level.
 */
public final class QuantileLoss implements Metric<QuantileLoss> {
    private static final long serialVersionUID = 1;

    private final double[] levels;
    private final ExactSum[] losses;
    private long count;

    /** Nothing observed yet, at levels between 0 and 1. */
    public QuantileLoss(double... levels) {
        this.levels = levels.clone();
        losses = new ExactSum[levels.length];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = new ExactSum();
        }
    }

    /** The loss of one forecast. */
    public static double of(double level, double actual, double forecast) {
        return actual >= forecast ? level * (actual - forecast) : (1 - level) * (forecast - actual);
    }

    /**
     * One value.
     *
     * @param forecasts at the levels, in their order; not modified
     */
    public void add(double actual, double[] forecasts) {
        for (int k = 0; k < levels.length; k++) {
            losses[k].add(of(levels[k], actual, forecasts[k]));
        }
        count++;
    }

    @Override
    public QuantileLoss merge(QuantileLoss other) {
        for (int k = 0; k < losses.length; k++) {
            losses[k].add(other.losses[k]);
        }
        count += other.count;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        double sum = 0;
        for (ExactSum loss : losses) {
            sum += loss.mean(count);
        }
        values.put("quantileLoss", sum / levels.length);
        for (int k = 0; k < levels.length; k++) {
            values.put("quantileLoss" + levels[k], losses[k].mean(count));
        }
        return values;
    }
}
