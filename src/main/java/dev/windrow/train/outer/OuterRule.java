package dev.windrow.train.outer;

import dev.windrow.config.AveragingSection;

/** Which outer optimizer a job file asks for. */
public final class OuterRule {
    /**
     * Of many workers. The published starting point is 1 - 2 / workers; for 8 workers, less has come to lower losses
     * ({@code docs/training.md}).
     */
    private static final double MOMENTUM = 0.4;

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

    /** The momentum for a number of workers: none for few, whose mean is noisy still, for momentum carries that on. */
    static double momentum(int workers) {
        return workers < AveragingSection.MANY_WORKERS ? 0 : MOMENTUM;
    }
}
