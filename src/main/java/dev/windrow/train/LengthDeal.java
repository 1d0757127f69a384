package dev.windrow.train;

import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Deals shuffled windows again so that little of a batch is padding. The shuffled order is cut into blocks of some
 * hundred batches; a block is sorted by length and cut into hands, of a batch for each worker; its hands are shuffled,
 * and a hand is what the workers see in one step. So a round, and each worker in it, has windows of all lengths, and a
 * batch has windows of nearly one.
 *
 * <p>Nothing but lengths and ranks decides who gets what. Spark sorts the windows, on disk where they are many; no
 * block is held in memory.
 */
final class LengthDeal implements Serializable {
    private static final long serialVersionUID = 1;

    /** Batches of all workers that are sorted together: sentences are padded by 1 to 4% with 512, and by 6% with 64. */
    private static final int BLOCK_BATCHES = 512;

    private final long windows;
    private final int workers;
    private final int batchSize;
    private final long handWindows;
    private final long blockHands;
    private final long seed;

    /**
     * @param windows how many there are
     * @param workers who get them
     * @param batchSize windows a step on each worker
     * @param seed decides the order of hands
     */
    LengthDeal(long windows, int workers, int batchSize, long seed) {
        this.windows = windows;
        this.workers = workers;
        this.batchSize = batchSize;
        this.handWindows = (long) workers * batchSize;
        this.seed = seed;
        long hands = Math.max(1, RoundPlan.divideUp(windows, handWindows));
        long blocks = RoundPlan.divideUp(hands, RoundPlan.divideUp(BLOCK_BATCHES, workers));
        this.blockHands = RoundPlan.divideUp(hands, blocks);
    }

    /**
     * The same windows by their new ranks, which are what the old ones were: a permutation of 0 … n−1, of which a plan
     * gives neighbours to different workers.
     *
     * @param ranked windows by their places in the shuffled order
     */
    JavaPairRDD<Long, Window> deal(JavaPairRDD<Long, Window> ranked) {
        return ranked.mapToPair(pair ->
                        new Tuple2<>(new Place(block(pair._1()), pair._2().length(), pair._1()), pair._2()))
                .repartitionAndSortWithinPartitions(new BlockPartitioner(partitions()))
                .mapPartitionsToPair(Dealt::new, false);
    }

    private int partitions() {
        return (int) Math.min(block(Math.max(0, windows - 1)) + 1, RoundPlan.PARTITIONS_AT_MOST);
    }

    /** The block a place in the shuffled order belongs to. */
    long block(long rank) {
        return rank / handWindows / blockHands;
    }

    /** The order of a block's whole hands, of which all but the last block has as many. */
    private IndexPermutation order(long block) {
        long whole = Math.min(blockHands, windows / handWindows - block * blockHands);
        return new IndexPermutation(Math.max(0, whole), Mix.of(seed, block));
    }

    /**
     * The new rank of a window. Each worker gets neighbours in length, and not always the shortest of the hand. A last
     * hand that is not whole stays the last, and goes one to each worker in turn.
     *
     * @param order of the block's hands
     * @param position of the window among those of its block, by length
     */
    private long rank(long block, IndexPermutation order, long position) {
        long hand = position / handWindows;
        long card = position % handWindows;
        if (hand >= order.size()) {
            return (block * blockHands + hand) * handWindows + card;
        }
        long step = block * blockHands + order.rank(hand);
        long worker = (card / batchSize + step) % workers;
        return (step * batchSize + card % batchSize) * workers + worker;
    }

    /**
     * What windows are sorted by.
     *
     * @param rank tells windows of one length apart
     */
    record Place(long block, int length, long rank) implements Comparable<Place>, Serializable {
        @Override
        public int compareTo(Place other) {
            int byBlock = Long.compare(block, other.block);
            int byLength = byBlock != 0 ? byBlock : Integer.compare(length, other.length);
            return byLength != 0 ? byLength : Long.compare(rank, other.rank);
        }
    }

    /** Sorted windows of whole blocks, and the ranks they get. */
    final class Dealt implements Iterator<Tuple2<Long, Window>> {
        private final Iterator<Tuple2<Place, Window>> sorted;
        private long block = -1;
        private long position;
        private IndexPermutation order;

        Dealt(Iterator<Tuple2<Place, Window>> sorted) {
            this.sorted = sorted;
        }

        @Override
        public boolean hasNext() {
            return sorted.hasNext();
        }

        @Override
        public Tuple2<Long, Window> next() {
            Tuple2<Place, Window> next = sorted.next();
            if (next._1().block() != block) {
                block = next._1().block();
                position = 0;
                order = order(block);
            }
            return new Tuple2<>(rank(block, order, position++), next._2());
        }
    }

    /** Keeps the windows of a block together. */
    private static final class BlockPartitioner extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int partitions;

        BlockPartitioner(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object place) {
            return (int) (((Place) place).block() % partitions);
        }
    }
}
