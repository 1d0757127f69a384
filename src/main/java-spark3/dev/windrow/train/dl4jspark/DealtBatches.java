package dev.windrow.train.dl4jspark;

import dev.windrow.train.Mix;
import dev.windrow.train.RoundPlan;
import dev.windrow.train.ShardPartitioner;
import dev.windrow.train.ShuffledPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The examples of an RDD, put in one order by what they hold, dealt to workers like cards, and made into batches, once:
 * a round then reads its own batches and no others, and a batch lost with an executor is made again as it was, however
 * the RDD's own order comes out the second time. The RDD itself is gone through once.
 */
final class DealtBatches implements AutoCloseable {
    private final RoundPlan plan;
    private final long examples;
    private final JavaRDD<Shard> shards;

    private DealtBatches(RoundPlan plan, long examples, JavaRDD<Shard> shards) {
        this.plan = plan;
        this.examples = examples;
        this.shards = shards;
    }

    /** Deals an RDD; of none of its examples if it has none. */
    static DealtBatches of(JavaRDD<Batch> given, AveragingOptions options) {
        JavaRDD<Batch> ordered = given.flatMapToPair(batch -> batch.examples().stream()
                        .map(example -> new Tuple2<>(example.key(), example))
                        .iterator())
                .repartitionAndSortWithinPartitions(new ContentPartitioner(Math.max(1, given.getNumPartitions())))
                .values();
        long[] firsts = firsts(ordered);
        long examples = firsts[firsts.length - 1];
        RoundPlan plan = new ShuffledPlan(
                examples,
                options.workers(),
                options.stepsPerRound(),
                options.batchSizePerWorker(),
                Mix.of(options.seed()));
        int batchSize = options.batchSizePerWorker();
        JavaRDD<Shard> shards = ranked(ordered, firsts, plan)
                .partitionBy(new ShardPartitioner(plan))
                .mapPartitions(dealt -> shards(dealt, plan, batchSize), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new DealtBatches(plan, examples, shards);
    }

    /** The global index of each partition's first example, and behind them the number of all. */
    private static long[] firsts(JavaRDD<Batch> ordered) {
        List<Long> counts = ordered.mapPartitions(part -> {
                    long count = 0;
                    for (; part.hasNext(); part.next()) {
                        count++;
                    }
                    return Collections.singleton(count).iterator();
                })
                .collect();
        long[] firsts = new long[counts.size() + 1];
        for (int k = 0; k < counts.size(); k++) {
            firsts[k + 1] = firsts[k] + counts.get(k);
        }
        return firsts;
    }

    private static JavaPairRDD<Long, Batch> ranked(JavaRDD<Batch> ordered, long[] firsts, RoundPlan plan) {
        return ordered.mapPartitionsWithIndex((index, part) -> rank(part, firsts[index], plan), true)
                .mapToPair(pair -> pair);
    }

    private static Iterator<Tuple2<Long, Batch>> rank(Iterator<Batch> part, long first, RoundPlan plan) {
        return new Iterator<>() {
            private long index = first;

            @Override
            public boolean hasNext() {
                return part.hasNext();
            }

            @Override
            public Tuple2<Long, Batch> next() {
                return new Tuple2<>(plan.rank(index++), part.next());
            }
        };
    }

    private static Iterator<Shard> shards(Iterator<Tuple2<Long, Batch>> dealt, RoundPlan plan, int batchSize) {
        SortedMap<Long, Batch> byRank = new TreeMap<>();
        dealt.forEachRemaining(ranked -> byRank.put(ranked._1(), ranked._2()));
        SortedMap<Integer, List<Batch>> byShard = new TreeMap<>();
        byRank.forEach((rank, example) -> byShard.computeIfAbsent(plan.shard(rank), shard -> new ArrayList<>())
                .add(example));
        return byShard.entrySet().stream()
                .map(shard -> new Shard(shard.getKey(), batches(shard.getValue(), batchSize)))
                .iterator();
    }

    private static List<Batch> batches(List<Batch> examples, int batchSize) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < examples.size(); from += batchSize) {
            batches.add(Batch.merged(examples.subList(from, Math.min(from + batchSize, examples.size()))));
        }
        return batches;
    }

    /** Who sees what in which round. */
    RoundPlan plan() {
        return plan;
    }

    /** How many there are. */
    long examples() {
        return examples;
    }

    /** The batches, kept by Spark from first use on. */
    JavaRDD<Shard> shards() {
        return shards;
    }

    /** Lets Spark forget the batches. */
    @Override
    public void close() {
        shards.unpersist();
    }
}
