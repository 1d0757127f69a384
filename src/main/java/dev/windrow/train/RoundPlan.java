package dev.windrow.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which worker sees which window in which round. Windows are dealt like cards: shuffled once by the seed, then one to
 * each worker in turn, so that workers differ by one window at most. A worker's windows are cut into shards of
 * {@code steps × batch} windows; a round is one shard of each worker, and an epoch visits all shards in an order of its
 * own.
 *
 * <p>Shards lie in the partitions of one RDD, so that a round runs on its own partitions and on no others. Where there
 * would be more partitions than Spark likes, several shards share one.
 */
final class RoundPlan implements Serializable {
    private static final long serialVersionUID = 1;

    /** More partitions than this slow the driver's bookkeeping down. */
    private static final long PARTITIONS_AT_MOST = 10_000;

    private final IndexPermutation permutation;
    private final int workers;
    private final int shardWindows;
    private final int shards;
    private final int shardsPerPartition;
    private final long seed;

    /**
     * @param windows training windows in the corpus
     * @param workers logical workers
     * @param shardWindows windows a worker sees in a round: local steps times batch size
     */
    RoundPlan(long windows, int workers, long shardWindows, long seed) {
        this.permutation = new IndexPermutation(windows, seed);
        this.workers = workers;
        this.shardWindows = (int) Math.min(shardWindows, Integer.MAX_VALUE);
        long windowsOfFirstWorker = divideUp(windows, workers);
        this.shards = Math.toIntExact(divideUp(windowsOfFirstWorker, this.shardWindows));
        this.shardsPerPartition = Math.toIntExact(Math.max(1, divideUp((long) shards * workers, PARTITIONS_AT_MOST)));
        this.seed = seed;
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    int workers() {
        return workers;
    }

    /** Rounds in an epoch. */
    int rounds() {
        return shards;
    }

    int partitions() {
        return Math.toIntExact(divideUp(shards, shardsPerPartition)) * workers;
    }

    /** The place of a window in the order it is dealt in. */
    long rank(long index) {
        return permutation.rank(index);
    }

    /** The shard a rank belongs to, counted within its worker. */
    int shard(long rank) {
        return Math.toIntExact(rank / workers / shardWindows);
    }

    int partition(long rank) {
        return shard(rank) / shardsPerPartition * workers + Math.toIntExact(rank % workers);
    }

    /** The partitions of a shard, in the order of the workers. */
    List<Integer> partitionsOf(int shard) {
        List<Integer> partitions = new ArrayList<>(workers);
        for (int worker = 0; worker < workers; worker++) {
            partitions.add(shard / shardsPerPartition * workers + worker);
        }
        return partitions;
    }

    /** The shards in the order an epoch visits them, one a round. */
    int[] order(int epoch) {
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
