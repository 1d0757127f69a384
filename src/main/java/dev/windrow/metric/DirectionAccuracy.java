package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a forecast goes the way that the value went, up or down, with the 95% confidence interval of that share
 * (Wilson 1927). Values that went neither way are left out; a forecast that goes neither way is wrong.
 */
public final class DirectionAccuracy implements Metric<DirectionAccuracy> {
    private static final long serialVersionUID = 1;
    /** The normal distribution's 97.5% quantile. */
    private static final double Z = 1.959963984540054;

    private long right;
    private long total;

    /**
     * One step.
     *
     * @param change by which the value changed
     * @param forecast by which it was said to change
     */
    public void add(double change, double forecast) {
        if (change != 0) {
            total++;
            right += change * Math.signum(forecast) > 0 ? 1 : 0;
        }
    }

    @Override
    public DirectionAccuracy merge(DirectionAccuracy other) {
        right += other.right;
        total += other.total;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        double share = Ratio.share(right, total);
        double factor = Z * Z / total;
        double centre = (share + factor / 2) / (1 + factor);
        double reach = Z * Math.sqrt(share * (1 - share) / total + factor / (4 * total)) / (1 + factor);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("directionAccuracy", share);
        values.put("directionAccuracyLow", centre - reach);
        values.put("directionAccuracyHigh", centre + reach);
        return values;
    }
}
