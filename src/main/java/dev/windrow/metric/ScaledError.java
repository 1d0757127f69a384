package dev.windrow.metric;

import java.util.Map;

/**
 * The mean absolute scaled error (Hyndman and Koehler 2006): each error over the mean absolute error that the seasonal
 * naive forecast has in the training data of the same series. Below 1 is better than that forecast was there.
 */
public final class ScaledError implements Metric<ScaledError> {
    private static final long serialVersionUID = 1;

    private final ExactSum scaled = new ExactSum();
    private long count;

    /**
     * The scale of a series.
     *
     * @param training its values in order; one that is not a number is missing, and its pairs with it; not modified
     * @param season steps from a value to the one that is said of it: 1 for the value before
     * @return mean |y_t − y_{t−season}|; not a number if there is no such pair
     */
    public static double scale(double[] training, int season) {
        double sum = 0;
        int pairs = 0;
        for (int step = season; step < training.length; step++) {
            double distance = Math.abs(training[step] - training[step - season]);
            if (!Double.isNaN(distance)) {
                sum += distance;
                pairs++;
            }
        }
        return sum / pairs;
    }

    /**
     * One value that came, and what was said of it.
     *
     * @param scale of its series, positive
     */
    public void add(double actual, double forecast, double scale) {
        scaled.add(Math.abs(actual - forecast) / scale);
        count++;
    }

    @Override
    public ScaledError merge(ScaledError other) {
        scaled.add(other.scaled);
        count += other.count;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of("mase", scaled.mean(count));
    }
}
