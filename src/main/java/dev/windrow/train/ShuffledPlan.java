package dev.windrow.train;

import java.util.SplittableRandom;

/**
 * Windows dealt like cards: shuffled once by the seed, then one to each worker in turn, so that workers differ by one
 * window at most. A worker's windows are cut into shards of {@code steps × batch} windows, which each epoch visits in
 * an order of its own.
 */
public final class ShuffledPlan implements RoundPlan {
    private static final long serialVersionUID = 1;

    private final IndexPermutation permutation;
    private final int workers;
    private final int steps;
    private final int batchSize;
    private final int shardWindows;
    private final long windowsOfFirstWorker;
    private final int shards;
    private final long seed;

    /**
     * @param windows training windows in the corpus
     * @param workers logical workers
     * @param steps local steps a shard
     * @param batchSize windows a step on each worker
     */
    public ShuffledPlan(long windows, int workers, int steps, int batchSize, long seed) {
        this.permutation = new IndexPermutation(windows, seed);
        this.workers = workers;
        this.steps = steps;
        this.batchSize = batchSize;
        this.shardWindows = (int) Math.min((long) steps * batchSize, Integer.MAX_VALUE);
        this.windowsOfFirstWorker = RoundPlan.divideUp(windows, workers);
        this.shards = Math.toIntExact(RoundPlan.divideUp(windowsOfFirstWorker, shardWindows));
        this.seed = seed;
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public int stepsPerShard() {
        return steps;
    }

    @Override
    public int steps(int shard) {
        long windows = Math.min(shardWindows, windowsOfFirstWorker - (long) shard * shardWindows);
        return (int) RoundPlan.divideUp(windows, batchSize);
    }

    @Override
    public long rank(long index) {
        return permutation.rank(index);
    }

    @Override
    public int worker(long rank) {
        return Math.toIntExact(rank % workers);
    }

    @Override
    public int shard(long rank) {
        return Math.toIntExact(rank / workers / shardWindows);
    }

    /** A shard is one block, cut into batches anew each epoch. */
    @Override
    public long block(long rank) {
        return shard(rank);
    }

    @Override
    public int[] order(int epoch) {
        int[] order = new int[shards];
        SplittableRandom random = new SplittableRandom(Mix.of(seed, epoch));
        for (int i = 0; i < shards; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
