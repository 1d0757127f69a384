package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundPlanTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 17, 64, 1000, 4097})
    void ranksAreAPermutation(long size) {
        IndexPermutation permutation = new IndexPermutation(size, 7);
        long[] ranks = LongStream.range(0, size).map(permutation::rank).sorted().toArray();
        assertThat(ranks).isEqualTo(LongStream.range(0, size).toArray());
    }

    @Test
    void anIndexOutsideIsRefused() {
        assertThatThrownBy(() -> new IndexPermutation(3, 1).rank(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("index 3 of 3");
    }

    /** Ranks of neighbours should be as far apart as chance has it: a third of the size, on average. */
    @Test
    void neighboursPartWays() {
        int size = 10_000;
        IndexPermutation permutation = new IndexPermutation(size, 3);
        double distance = IntStream.range(1, size)
                .mapToDouble(i -> Math.abs(permutation.rank(i) - permutation.rank(i - 1)))
                .average()
                .orElseThrow();
        assertThat(distance).isBetween(size / 3.0 * 0.95, size / 3.0 * 1.05);
    }

    @ParameterizedTest
    @CsvSource({"1000,4,32", "7,3,2", "2,8,16", "5000,1,64", "999,7,1", "60000,3,1"})
    void everyWindowIsSeenOnceByOneWorkerInItsShard(long windows, int workers, int shardWindows) {
        RoundPlan plan = new ShuffledPlan(windows, workers, 1, shardWindows, 11);
        Map<Integer, Integer> byWorker = new HashMap<>();
        Map<Integer, Integer> byShard = new HashMap<>();
        for (long index = 0; index < windows; index++) {
            long rank = plan.rank(index);
            int shard = plan.shard(rank);
            int partition = plan.partition(rank);
            int worker = plan.worker(rank);
            assertThat(partition).isEqualTo(plan.partitionOf(shard, worker)).isBetween(0, plan.partitions() - 1);
            byWorker.merge(worker, 1, Integer::sum);
            byShard.merge(shard * workers + worker, 1, Integer::sum);
        }
        int most = byWorker.values().stream().max(Integer::compare).orElseThrow();
        for (int worker = 0; worker < workers; worker++) {
            assertThat(byWorker.getOrDefault(worker, 0)).isBetween(most - 1, most);
        }
        assertThat(byShard.values()).allMatch(count -> count <= shardWindows);
        assertThat(plan.partitions()).isLessThanOrEqualTo(10_000 + workers);
    }

    @ParameterizedTest
    @CsvSource({"1000,4,8,4", "40,3,4,2", "3,2,8,1", "64,1,1,5"})
    void streamsAreReadInTheOrderOfTheText(int windows, int workers, int batchSize, int steps) {
        StreamPlan plan = new StreamPlan(windows, workers, batchSize, steps);
        Set<Long> ranks = new HashSet<>();
        int followed = 0;
        for (long index = 0; index < windows; index++) {
            long rank = plan.rank(index);
            assertThat(ranks.add(rank)).isTrue();
            assertThat(plan.worker(rank)).isBetween(0, workers - 1);
            assertThat(plan.shard(rank)).isBetween(0, plan.shards() - 1);
            assertThat(plan.block(rank) / steps).isEqualTo(plan.shard(rank));
            if (index > 0 && plan.block(rank) > 0) {
                assertThat(rank - plan.rank(index - 1)).isEqualTo((long) workers * batchSize);
                followed++;
            }
        }
        assertThat(followed).isGreaterThanOrEqualTo(windows - workers * batchSize);
    }

    @Test
    void eachEpochVisitsAllShardsInAnOrderOfItsOwn() {
        RoundPlan plan = new ShuffledPlan(1000, 2, 5, 2, 5);
        Set<Integer> all = new HashSet<>();
        Arrays.stream(plan.order(0)).forEach(all::add);
        assertThat(all).hasSize(50);
        assertThat(plan.order(0)).isEqualTo(plan.order(0)).isNotEqualTo(plan.order(1));
    }

    /** What one worker with the whole batch sees in a round is what all workers see together. */
    @Test
    void aRoundOfManyWorkersIsTheRoundOfOne() {
        RoundPlan many = new ShuffledPlan(96, 4, 2, 4, 9);
        RoundPlan one = new ShuffledPlan(96, 1, 2, 16, 9);
        for (long index = 0; index < 96; index++) {
            assertThat(many.shard(many.rank(index))).isEqualTo(one.shard(one.rank(index)));
        }
    }
}
