package dev.windrow.train.report;

/**
 * How a run stands after an epoch.
 *
 * @param epoch counted from 1
 * @param epochs of the whole run
 * @param loss nats a target place over the epoch's rounds, while learning
 * @param validationLoss nats a target place; NaN where nothing was validated
 * @param score what the run goes by where that is not the loss; {@link Score#NONE} where it is
 * @param best whether no epoch before was better
 * @param seconds since the run began
 */
public record EpochReport(
        int epoch, int epochs, double loss, double validationLoss, Score score, boolean best, double seconds) {

    /**
     * A metric on the validation windows.
     *
     * @param metric its name; empty for none
     * @param value not a number for none, or where the metric has none
     */
    public record Score(String metric, double value) {
        /** No metric. */
        public static final Score NONE = new Score("", Double.NaN);

        /** Whether there is none. */
        public boolean isNone() {
            return metric.isEmpty();
        }
    }
}
