package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.train.Stretch.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
    /** 100 windows, 2 workers: 50 each, shards of 4 steps of 5; the third and last shard has 10 windows, 2 steps. */
    private final RoundPlan plan = new ShuffledPlan(100, 2, 4, 5, 1);

    private final int[] order = {1, 2, 0};

    @Test
    void shardsHaveTheStepsOfTheFirstWorker() {
        assertThat(plan.shards()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(plan::steps)).containsExactly(4, 4, 2);
        assertThat(new ShuffledPlan(83, 2, 4, 5, 1).steps(2)).isEqualTo(1);
        RoundPlan stream = new StreamPlan(100, 2, 5, 4);
        assertThat(IntStream.range(0, stream.shards()).map(stream::steps)).containsExactly(4, 4, 2);
    }

    @Test
    void aRoundOfTheUsualStepsIsAShard() {
        assertThat(Stretch.of(plan, order, 0, 4)).isEqualTo(new Stretch(List.of(new Piece(1, 0, 4, 0)), 4));
        assertThat(Stretch.of(plan, order, 4, 4)).isEqualTo(new Stretch(List.of(new Piece(2, 0, 4, 0)), 4));
    }

    @Test
    void aRoundMayBePartOfAShardOrSeveral() {
        assertThat(Stretch.of(plan, order, 1, 2)).isEqualTo(new Stretch(List.of(new Piece(1, 1, 3, 0)), 2));
        assertThat(Stretch.of(plan, order, 3, 6))
                .isEqualTo(
                        new Stretch(List.of(new Piece(1, 3, 4, 0), new Piece(2, 0, 4, 1), new Piece(0, 0, 1, 5)), 6));
        assertThat(Stretch.of(plan, order, 9, Integer.MAX_VALUE))
                .isEqualTo(new Stretch(List.of(new Piece(0, 1, 4, 0)), 3));
    }

    @Test
    void noRoundIsMadeOfStepsThatAreNotThere() {
        assertThat(Stretch.of(plan, order, 5, 1)).isEqualTo(new Stretch(List.of(new Piece(2, 1, 2, 0)), 3));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "7", "11", "100"})
    void anEpochOfRoundsHasEachStepOnce(int steps) {
        List<String> seen = new ArrayList<>();
        for (long behind = 0; behind < plan.stepsPerEpoch(); ) {
            Stretch stretch = Stretch.of(plan, order, behind, steps);
            assertThat(stretch.pieces()).anyMatch(piece -> piece.from() < plan.steps(piece.shard()));
            for (Piece piece : stretch.pieces()) {
                for (int step = piece.from(); step < Math.min(piece.to(), plan.steps(piece.shard())); step++) {
                    seen.add(piece.shard() + ":" + step);
                }
            }
            behind += stretch.steps();
        }
        assertThat(seen).containsExactly("1:0", "1:1", "1:2", "1:3", "2:0", "2:1", "0:0", "0:1", "0:2", "0:3");
    }

    @Test
    void aRoundReadsItsOwnPartitionsAlone() {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        CollectionAccumulator<Integer> read = new CollectionAccumulator<>();
        context.sc().register(read);
        JavaRDD<WindowBlock> shards = context.parallelize(
                        IntStream.range(0, plan.partitions()).boxed().toList(), plan.partitions())
                .map(partition -> {
                    read.add(partition);
                    return WindowBlock.of(partition, List.of());
                });
        JavaRDD<WindowBlock> round = RoundWindows.of(shards, plan, Stretch.of(plan, order, 3, 2));
        List<List<WindowBlock>> byWorker = round.glom().collect();
        assertThat(byWorker).hasSize(2);
        Set<Integer> own = new HashSet<>();
        for (int worker = 0; worker < 2; worker++) {
            List<Integer> partitions =
                    byWorker.get(worker).stream().map(WindowBlock::shard).toList();
            assertThat(partitions).containsExactly(plan.partitionOf(1, worker), plan.partitionOf(2, worker));
            own.addAll(partitions);
        }
        assertThat(new HashSet<>(read.value()))
                .isEqualTo(own)
                .doesNotContainAnyElementsOf(Collections.nCopies(1, plan.partitionOf(0, 0)));
    }
}
