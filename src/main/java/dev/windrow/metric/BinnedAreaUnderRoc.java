package dev.windrow.metric;

import java.util.Map;

/**
 * The area under the receiver operating characteristic, as {@link AreaUnderRoc} has it, of scores that are log-odds and
 * are rounded down to multiples of 1/64 between −32 and 32: scores in one bin tie. The state is 64 kB however many
 * observations there are, and the number is off by less than half the share of pairs that fall into one bin.
 */
public final class BinnedAreaUnderRoc implements Metric<BinnedAreaUnderRoc> {
    private static final long serialVersionUID = 1;
    private static final int BINS = 4096;
    private static final int BINS_A_UNIT = 64;

    private final String name;
    private final long[] positives = new long[BINS];
    private final long[] negatives = new long[BINS];

    /** Nothing observed yet. */
    public BinnedAreaUnderRoc(String name) {
        this.name = name;
    }

    /**
     * One observation.
     *
     * @param isPositive whether it is of the class
     * @param logOdds ln p − ln (1 − p), p the probability it was given; may be infinite
     */
    public void add(boolean isPositive, double logOdds) {
        double place = Math.floor(logOdds * BINS_A_UNIT) + BINS / 2;
        int bin = (int) Math.max(0, Math.min(BINS - 1, place));
        (isPositive ? positives : negatives)[bin]++;
    }

    @Override
    public BinnedAreaUnderRoc merge(BinnedAreaUnderRoc other) {
        for (int bin = 0; bin < BINS; bin++) {
            positives[bin] += other.positives[bin];
            negatives[bin] += other.negatives[bin];
        }
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of(name, value());
    }

    /** NaN without observations of both kinds. */
    double value() {
        double wins = 0;
        long above = 0;
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            wins += positives[bin] * (below + 0.5 * negatives[bin]);
            above += positives[bin];
            below += negatives[bin];
        }
        return above == 0 || below == 0 ? Double.NaN : wins / above / below;
    }
}
