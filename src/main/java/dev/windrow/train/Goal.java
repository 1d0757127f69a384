package dev.windrow.train;

import dev.windrow.config.StoppingSection;
import java.util.Locale;

/**
 * What a run goes by on the validation windows to tell a network from a better one. Comparisons are of costs, of which
 * the lowest is the best.
 *
 * @param metric the loss, or a metric of the task
 * @param highest whether the highest value is the best
 */
record Goal(String metric, boolean highest) {

    static Goal of(StoppingSection stopping) {
        return new Goal(stopping.metric(), !stopping.goesByLoss() && stopping.best() == StoppingSection.Best.HIGHEST);
    }

    /**
     * The cost of a value: nothing costs more than what is not a number, such as a precision where nothing was found.
     */
    double cost(double value) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        return highest ? -value : value;
    }

    /** The metric and the value of a cost. */
    String shown(double cost) {
        return String.format(Locale.ROOT, "%s %.4f", metric, highest ? -cost : cost);
    }
}
