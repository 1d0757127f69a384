package dev.windrow.train;

import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Deals windows to shards, once, at the start; after that each round reads its own partitions and no others. */
final class Shards {
    private Shards() {}

    /**
     * The shards of a plan, kept by Spark from first use on. What a shard holds depends on the windows' global order
     * and the plan alone, never on how Spark lays the input out.
     *
     * @param indexed windows by global index, 0 … {@code count}−1
     * @param spec whose windows are dealt by length, so that little of a batch is padding, unless each row of a batch
     *     has to go on where it ended
     */
    static JavaRDD<WindowBlock> of(JavaPairRDD<Long, Window> indexed, long count, RoundPlan plan, TrainingSpec spec) {
        JavaPairRDD<Long, Window> ranked = indexed.mapToPair(pair -> new Tuple2<>(plan.rank(pair._1()), pair._2()));
        JavaPairRDD<Long, Window> dealt = spec.stateful()
                ? ranked
                : new LengthDeal(count, plan.workers(), spec.batchSize(), Mix.of(spec.seed())).deal(ranked);
        return dealt.partitionBy(new ShardPartitioner(plan))
                .mapPartitions(part -> blocks(part, plan), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    private static Iterator<WindowBlock> blocks(Iterator<Tuple2<Long, Window>> part, RoundPlan plan) {
        List<Tuple2<Long, Window>> byRank = new ArrayList<>();
        part.forEachRemaining(byRank::add);
        byRank.sort(Comparator.comparing(Tuple2::_1));
        SortedMap<Long, List<Tuple2<Long, Window>>> byBlock = new TreeMap<>();
        for (Tuple2<Long, Window> ranked : byRank) {
            byBlock.computeIfAbsent(plan.block(ranked._1()), block -> new ArrayList<>())
                    .add(ranked);
        }
        return byBlock.values().stream()
                .map(block -> WindowBlock.of(
                        plan.shard(block.get(0)._1()),
                        block.stream().map(Tuple2::_2).toList()))
                .iterator();
    }
}
