package dev.windrow.metric;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far forecasts are from what came: mean absolute error, mean squared error and its root, and the root relative
 * squared error of LSTNet (Lai et al. 2018, equation 12): the root of the squared errors over the squared distances
 * from the mean of all that came, 1 for one who always says that mean.
 */
public final class ForecastErrors implements Metric<ForecastErrors> {
    private static final long serialVersionUID = 1;

    private final ExactSum distances = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final ExactSum values = new ExactSum();
    private final ExactSum valueSquares = new ExactSum();
    private long count;

    /** One value that came, and what was said of it. */
    public void add(double actual, double forecast) {
        double error = actual - forecast;
        distances.add(Math.abs(error));
        squares.addSquare(error);
        values.add(actual);
        valueSquares.addSquare(actual);
        count++;
    }

    @Override
    public ForecastErrors merge(ForecastErrors other) {
        distances.add(other.distances);
        squares.add(other.squares);
        values.add(other.values);
        valueSquares.add(other.valueSquares);
        count += other.count;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("mae", distances.mean(count));
        numbers.put("mse", squares.mean(count));
        numbers.put("rmse", Math.sqrt(squares.mean(count)));
        numbers.put("rse", Math.sqrt(squares.value() / spread()));
        return numbers;
    }

    /** Σ (y − mean y)², not a number where all are equal. The difference of large sums is taken exactly. */
    private double spread() {
        if (count == 0) {
            return Double.NaN;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal sum = values.exact();
        double spread =
                n.multiply(valueSquares.exact()).subtract(sum.multiply(sum)).doubleValue() / count;
        return spread > 0 ? spread : Double.NaN;
    }
}
