package dev.windrow.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which worker sees which window in which round. A worker's windows are cut into shards; a round is one shard of each
 * worker, and an epoch visits all shards.
 *
 * <p>Shards lie in the partitions of one RDD, so that a round runs on its own partitions and on no others. Where there
 * would be more partitions than Spark likes, several shards share one.
 */
public interface RoundPlan extends Serializable {
    /** More partitions than this slow the driver's bookkeeping down. */
    long PARTITIONS_AT_MOST = 10_000;

    /** Logical workers. */
    int workers();

    /** Rounds in an epoch, which is shards of a worker. */
    int rounds();

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
        return Math.toIntExact(divideUp(rounds(), shardsPerPartition())) * workers();
    }

    /** The partition a rank lies in. */
    default int partition(long rank) {
        return shard(rank) / shardsPerPartition() * workers() + worker(rank);
    }

    /** The partitions of a shard, in the order of the workers. */
    default List<Integer> partitionsOf(int shard) {
        List<Integer> partitions = new ArrayList<>(workers());
        for (int worker = 0; worker < workers(); worker++) {
            partitions.add(shard / shardsPerPartition() * workers() + worker);
        }
        return partitions;
    }

    private int shardsPerPartition() {
        return Math.toIntExact(Math.max(1, divideUp((long) rounds() * workers(), PARTITIONS_AT_MOST)));
    }

    /** dividend / divisor, rounded up. */
    static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
