package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class LatestMeanTest {

    @Test
    void keepsTheLastRounds() {
        List<float[]> recent = List.of();
        for (int round = 1; round <= 5; round++) {
            recent = LatestMean.next(recent, new float[] {round}, 3);
        }
        assertThat(recent).extracting(parameters -> parameters[0]).containsExactly(3f, 4f, 5f);
        assertThat(LatestMean.next(List.of(), new float[] {1}, 1)).isEmpty();
    }

    @Test
    void isOfAnEighthOfTheRoundsOfManyWorkers() {
        assertThat(rounds(Toy.adam(4, 4, 2, 1), 1, 15, 16, 23, 24, 1000)).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(rounds(Toy.adam(3, 4, 2, 1), 1, 96)).containsExactly(1, 1);
        assertThat(rounds(Toy.adam(4, 4, 2, 1, "averaging.sliced-above=9"), 96)).containsExactly(1);
        assertThat(rounds(Toy.adam(2, 4, 2, 1, "averaging.mean-of-rounds=4"), 1, 48))
                .containsExactly(4, 4);
    }

    private static List<Integer> rounds(TrainingSpec spec, long... done) {
        return LongStream.of(done)
                .mapToObj(rounds -> LatestMean.rounds(spec, 10, rounds))
                .toList();
    }

    @Test
    void theKeptNetworkIsTheMeanAndTrainingGoesOnWithoutIt() {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        List<Window> windows = Toy.windows(48, 9);
        List<float[]> after = new ArrayList<>();
        TrainingSpec plain = Toy.adam(2, 4, 2, 1);
        new AveragingTrainer(
                        context,
                        plain,
                        new Silent(),
                        state -> after.add(state.network().parameters()))
                .train(RunState.start(plain), Toy.indexed(context, windows, 2), windows.size(), null);
        TrainingSpec spec = Toy.adam(2, 4, 2, 1, "averaging.mean-of-rounds=3");
        float[] kept = new AveragingTrainer(context, spec, new Silent(), Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, windows, 2), windows.size(), null)
                .parameters();
        // 48 windows are 3 rounds; the state after the last one comes again at the end of the epoch.
        float[][] rounds = {after.get(0), after.get(1), after.get(2)};
        float[] mean = new float[kept.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = (float) (((double) rounds[0][k] + rounds[1][k] + rounds[2][k]) / 3);
        }
        assertThat(kept).isEqualTo(mean);
        assertThat(kept).isNotEqualTo(rounds[2]);
    }
}
