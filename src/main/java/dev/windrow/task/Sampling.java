package dev.windrow.task;

import dev.windrow.network.Predictions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How the next symbol is drawn: from the most probable ones, with probabilities proportional to p^(1 / temperature).
 *
 * @param temperature 0 takes the most probable symbol
 * @param topK how many symbols are drawn from; 0 for all
 * @param neverBelow ids below this one are not drawn, except {@code end}
 * @param end the id that ends a text
 */
public record Sampling(double temperature, int topK, int neverBelow, int end) {

    /** Draws a symbol for one row; the same for the same distribution and the same random numbers. */
    int draw(Predictions predictions, int row, SplittableRandom random) {
        long[] order = mostProbable(predictions, row);
        if (temperature == 0) {
            return symbol(order[0]);
        }
        int count = topK == 0 ? order.length : Math.min(topK, order.length);
        double highest = predictions.logProbability(row, 0, symbol(order[0]));
        double[] sums = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double logProbability = predictions.logProbability(row, 0, symbol(order[k]));
            sum += Math.exp((logProbability - highest) / temperature);
            sums[k] = sum;
        }
        double point = random.nextDouble() * sum;
        int place = 0;
        while (place < count - 1 && sums[place] <= point) {
            place++;
        }
        return symbol(order[place]);
    }

    /** The symbols that may be drawn, the most probable first, ties by id; the id is the lower half of each number. */
    private long[] mostProbable(Predictions predictions, int row) {
        long[] order = new long[predictions.classes()];
        int count = 0;
        for (int symbol = 0; symbol < order.length; symbol++) {
            if (symbol >= neverBelow || symbol == end) {
                order[count++] = descending(predictions.logProbability(row, 0, symbol)) | symbol;
            }
        }
        order = Arrays.copyOf(order, count);
        Arrays.sort(order);
        return order;
    }

    /** A number in the upper half that is the smaller the larger the float is. */
    private static long descending(float value) {
        int bits = Float.floatToIntBits(value);
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return (long) ~ascending << Integer.SIZE;
    }

    private static int symbol(long ordered) {
        return (int) ordered;
    }
}
