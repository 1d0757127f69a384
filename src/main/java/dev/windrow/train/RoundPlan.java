package dev.windrow.train;

import java.io.Serializable;

/**
 * Which worker sees which window when. A worker's windows are cut into shards of as many steps as a round usually has,
 * and an epoch visits all shards; a {@link Stretch} of them is a round.
 *
 * <p>Shards lie in the partitions of one RDD, so that a round runs on its own partitions and on no others. Where there
 * would be more partitions than Spark likes, several shards share one.
 */
public interface RoundPlan extends Serializable {
    /** More partitions than this slow the driver's bookkeeping down. */
    long PARTITIONS_AT_MOST = 10_000;

    /** Logical workers. */
    int workers();

    /** Shards of a worker. */
    int shards();

    /** Local steps in a shard. */
    int stepsPerShard();

    /** Local steps in a shard on the worker with most windows: fewer in the last one. */
    int steps(int shard);

    /** Local steps in an epoch, the last shard counted as one like the others. */
    default long stepsPerEpoch() {
        return (long) shards() * stepsPerShard();
    }

    /** The place of a window, by its global index, in the order windows are dealt in; sorts a shard too. */
    long rank(long index);

    /** The worker that sees the window of a rank. */
    int worker(long rank);

    /** The shard a rank belongs to, counted within its worker. */
    int shard(long rank);

    /**
     * Windows of one shard that are kept together, by an order within the worker; a shard has one such block or more.
     */
    long block(long rank);

    /** The shards in the order an epoch, counted from 0, visits them. */
    int[] order(int epoch);

    /** Partitions of the RDD that holds all shards. */
    default int partitions() {
        return Math.toIntExact(divideUp(shards(), shardsPerPartition())) * workers();
    }

    /** The partition a rank lies in. */
    default int partition(long rank) {
        return partitionOf(shard(rank), worker(rank));
    }

    /** The partition a worker's shard lies in. */
    default int partitionOf(int shard, int worker) {
        return shard / shardsPerPartition() * workers() + worker;
    }

    private int shardsPerPartition() {
        return Math.toIntExact(Math.max(1, divideUp((long) shards() * workers(), PARTITIONS_AT_MOST)));
    }

    /** dividend / divisor, rounded up. */
    static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
