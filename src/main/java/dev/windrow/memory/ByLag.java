package dev.windrow.memory;

import java.util.Arrays;

/** Norms of gradients by lag, averaged over sequences: each lag over those that are so long. */
public final class ByLag {
    private double[] sums = new double[0];
    private long[] counts = new long[0];

    /** Adds one sequence's norms, by lag from 0. */
    public void add(double[] norms) {
        if (norms.length > sums.length) {
            sums = Arrays.copyOf(sums, norms.length);
            counts = Arrays.copyOf(counts, norms.length);
        }
        for (int lag = 0; lag < norms.length; lag++) {
            sums[lag] += norms[lag];
            counts[lag]++;
        }
    }

    /** The mean at a lag; not a number where no sequence was so long. */
    public double mean(int lag) {
        return lag < sums.length ? sums[lag] / counts[lag] : Double.NaN;
    }

    /** Lags there are, from 0. */
    public int lags() {
        return sums.length;
    }

    /**
     * The least lag within which a share of all lags' means lies; −1 if there is none, or all are zero.
     *
     * @param share between 0 and 1
     */
    public int within(double share) {
        double all = 0;
        for (int lag = 0; lag < lags(); lag++) {
            all += mean(lag);
        }
        double sum = 0;
        for (int lag = 0; lag < lags() && all > 0; lag++) {
            sum += mean(lag);
            if (sum >= share * all) {
                return lag;
            }
        }
        return -1;
    }
}
