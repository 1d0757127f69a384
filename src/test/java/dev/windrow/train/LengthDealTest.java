package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Tuple2;

class LengthDealTest {
    private static final int STEPS = 16;

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> sentences = Toy.sentences(12_500);

    /** As many sentences as a small treebank has, and batches as a round makes them of what it is dealt. */
    @ParameterizedTest
    @CsvSource({"1,16", "2,16", "2,32", "4,32", "8,16"})
    void littleOfABatchIsPadding(int workers, int batchSize) {
        RoundPlan plan = new ShuffledPlan(sentences.size(), workers, STEPS, batchSize, 1);
        long symbols = 0;
        long places = 0;
        for (List<Window> shard : shards(plan, dealt(plan, batchSize, 3)).values()) {
            for (List<Window> batch : LengthGrouping.batches(shard, batchSize, 1)) {
                Minibatch minibatch = Minibatch.of(Alignment.SYNCED, batch);
                symbols += minibatch.tokens();
                places += minibatch.places();
            }
        }
        assertThat(symbols)
                .isEqualTo(sentences.stream().mapToLong(Window::length).sum());
        assertThat(symbols / (double) places).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void eachShardHasWindowsOfAllLengths() {
        RoundPlan plan = new ShuffledPlan(sentences.size(), 2, STEPS, 16, 1);
        double mean = sentences.stream().mapToInt(Window::length).average().orElseThrow();
        Map<Integer, List<Window>> shards = shards(plan, dealt(plan, 16, 3));
        List<Double> means = shards.values().stream()
                .filter(shard -> shard.size() == STEPS * 16)
                .map(shard -> shard.stream().mapToInt(Window::length).average().orElseThrow())
                .toList();
        // Sixteen batches of one length each differ by a quarter of a sentence's deviation, and one of 48 by thrice it.
        assertThat(means).hasSize(48).allMatch(of -> of > mean / 3 && of < mean * 2.2);
    }

    @ParameterizedTest
    @CsvSource({"12500,2,16", "130,3,4", "5,2,4", "1,4,8", "12288,3,4096", "9000,1,2"})
    void everyWindowIsDealtOnceWhereverItLies(int count, int workers, int batchSize) {
        List<Window> some = sentences.subList(0, count);
        RoundPlan plan = new ShuffledPlan(count, workers, 2, batchSize, 1);
        List<Tuple2<Long, Window>> dealt = dealt(some, plan, batchSize, 1);
        assertThat(dealt.stream().map(Tuple2::_1).sorted().toList())
                .isEqualTo(LongStream.range(0, count).boxed().toList());
        assertThat(dealt.stream().map(pair -> pair._2().position()).sorted().toList())
                .isEqualTo(some.stream().map(Window::position).toList());
        assertThat(positions(dealt(some, plan, batchSize, 5))).isEqualTo(positions(dealt));
    }

    /**
     * Work is even: neighbours in length go to all workers, and none is given the shortest each time. A fiftieth is
     * what chance leaves where a few sentences are ten times as long as most.
     */
    @Test
    void noWorkerHasTheShortWindows() {
        RoundPlan plan = new ShuffledPlan(sentences.size(), 4, STEPS, 16, 1);
        long[] symbols = new long[4];
        for (Tuple2<Long, Window> pair : dealt(plan, 16, 3)) {
            symbols[plan.worker(pair._1())] += pair._2().length();
        }
        double mean = LongStream.of(symbols).average().orElseThrow();
        assertThat(LongStream.of(symbols).boxed()).allMatch(of -> Math.abs(of - mean) < 0.02 * mean);
    }

    @Test
    void windowsOfOneLengthComeInStepsOfTheirNeighbours() {
        List<Window> equal = Toy.windows(200, 3);
        RoundPlan plan = new ShuffledPlan(200, 2, 1, 10, 1);
        Map<Long, Integer> rankOf = new HashMap<>();
        List<Tuple2<Long, Window>> dealt = dealt(equal, plan, 10, 2);
        for (Tuple2<Long, Window> pair : dealt) {
            long before = plan.rank(pair._2().position() / 3);
            rankOf.merge(before / 20 * 1000 + pair._1() / 20, 1, Integer::sum);
        }
        assertThat(rankOf).hasSize(10).allSatisfy((hands, windows) -> assertThat(windows)
                .isEqualTo(20));
    }

    private List<Tuple2<Long, Window>> dealt(RoundPlan plan, int batchSize, int partitions) {
        return dealt(sentences, plan, batchSize, partitions);
    }

    private List<Tuple2<Long, Window>> dealt(List<Window> windows, RoundPlan plan, int batchSize, int partitions) {
        return new LengthDeal(windows.size(), plan.workers(), batchSize, 1)
                .deal(Toy.indexed(context, windows, partitions)
                        .mapToPair(pair -> new Tuple2<>(plan.rank(pair._1()), pair._2())))
                .collect();
    }

    private static SortedMap<Integer, List<Window>> shards(RoundPlan plan, List<Tuple2<Long, Window>> dealt) {
        SortedMap<Integer, List<Window>> shards = new TreeMap<>();
        for (Tuple2<Long, Window> pair : dealt) {
            int place = plan.shard(pair._1()) * plan.workers() + plan.worker(pair._1());
            shards.computeIfAbsent(place, shard -> new ArrayList<>()).add(pair._2());
        }
        return shards;
    }

    private static SortedMap<Long, Integer> positions(List<Tuple2<Long, Window>> dealt) {
        SortedMap<Long, Integer> positions = new TreeMap<>();
        dealt.forEach(pair -> positions.put(pair._1(), pair._2().position()));
        return positions;
    }
}
