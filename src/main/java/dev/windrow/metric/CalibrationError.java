package dev.windrow.metric;

import java.util.Map;

/**
 * The expected calibration error (Naeini et al. 2015; Guo et al. 2017, equation 3): how far confidence and accuracy are
 * apart, in bins of equal width over (0, 1], weighted by what falls into each.
 */
public final class CalibrationError implements Metric<CalibrationError> {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BINS = 15;

    private final long[] right;
    private final long[] total;
    private final ExactSum[] confidence;

    /** Nothing observed yet; 15 bins, as Guo et al. have. */
    public CalibrationError() {
        this(USUAL_BINS);
    }

    /** Nothing observed yet. */
    public CalibrationError(int bins) {
        right = new long[bins];
        total = new long[bins];
        confidence = new ExactSum[bins];
        for (int bin = 0; bin < bins; bin++) {
            confidence[bin] = new ExactSum();
        }
    }

    /**
     * One answer.
     *
     * @param probability what the model gave its answer, from 0 to 1
     */
    public void add(int gold, int predicted, double probability) {
        int bin = (int) Math.ceil(probability * total.length) - 1;
        bin = Math.max(0, Math.min(total.length - 1, bin));
        total[bin]++;
        right[bin] += gold == predicted ? 1 : 0;
        confidence[bin].add(probability);
    }

    @Override
    public CalibrationError merge(CalibrationError other) {
        for (int bin = 0; bin < total.length; bin++) {
            right[bin] += other.right[bin];
            total[bin] += other.total[bin];
            confidence[bin].add(other.confidence[bin]);
        }
        return this;
    }

    @Override
    public Map<String, Double> values() {
        double apart = 0;
        long all = 0;
        for (int bin = 0; bin < total.length; bin++) {
            apart += Math.abs(confidence[bin].value() - right[bin]);
            all += total[bin];
        }
        return Map.of("calibrationError", all == 0 ? Double.NaN : apart / all);
    }
}
