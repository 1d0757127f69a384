package dev.windrow.train.dl4jspark;

/**
 * How an {@link AveragingTrainingMaster} trains. Immutable: each method gives other options.
 *
 * <pre>{@code
 * AveragingOptions.of(8).batchSizePerWorker(32).stepsPerRound(8).seed(7)
 * }</pre>
 *
 * @param workers networks that learn side by side and are averaged. Part of the result, unlike the number of executors;
 *     give the job as many cores to run them all at once
 * @param batchSizePerWorker examples a step on each worker, however many a data set of the RDD holds
 * @param stepsPerRound local steps between two averagings
 * @param seed of the order of the data and of dropout
 */
public record AveragingOptions(int workers, int batchSizePerWorker, int stepsPerRound, long seed) {
    private static final int BATCH_SIZE = 32;
    private static final int STEPS = 8;

    /** Checks the numbers. */
    public AveragingOptions {
        atLeastOne("workers", workers, "networks that learn side by side");
        atLeastOne("batchSizePerWorker", batchSizePerWorker, "examples a step on each worker");
        atLeastOne("stepsPerRound", stepsPerRound, "local steps between two averagings");
    }

    private static void atLeastOne(String name, int value, String meaning) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least 1 (" + meaning + ")");
        }
    }

    /** The defaults, for a number of workers. */
    public static AveragingOptions of(int workers) {
        return new AveragingOptions(workers, BATCH_SIZE, STEPS, 0);
    }

    /** The same with other examples a step on each worker. */
    public AveragingOptions batchSizePerWorker(int examples) {
        return new AveragingOptions(workers, examples, stepsPerRound, seed);
    }

    /** The same with other local steps between two averagings. */
    public AveragingOptions stepsPerRound(int steps) {
        return new AveragingOptions(workers, batchSizePerWorker, steps, seed);
    }

    /** The same with another seed. */
    public AveragingOptions seed(long number) {
        return new AveragingOptions(workers, batchSizePerWorker, stepsPerRound, number);
    }
}
