package dev.windrow.train.outer;

import dev.windrow.config.AveragingSection;

/** Which outer optimizer a job file asks for. */
public final class OuterRule {
    /** Below this many workers the mean is noisy still, and momentum carries the noise on. */
    private static final int WORKERS_WITH_MOMENTUM = 4;

    private static final double MOST_MOMENTUM = 0.9;

    private OuterRule() {}

    /** The optimizer, with its momentum chosen by the number of workers where the job file leaves that open. */
    public static OuterOptimizer of(AveragingSection averaging, int workers) {
        double momentum = averaging.momentum().or(() -> momentum(workers));
        double rate = averaging.rate();
        if (momentum == 0 && rate == 1) {
            return new PlainAveraging();
        }
        return switch (averaging.outer()) {
            case PLAIN -> new PlainAveraging();
            case BLOCK_MOMENTUM -> new BlockMomentum(momentum, rate);
            case NESTEROV -> new NesterovMomentum(momentum, rate);
        };
    }

    /** The momentum for a number of workers. */
    static double momentum(int workers) {
        return workers < WORKERS_WITH_MOMENTUM ? 0 : Math.min(MOST_MOMENTUM, 1 - 2.0 / workers);
    }
}
