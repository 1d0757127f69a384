package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of 17 rounds an epoch: how networks travel, and where they are averaged. */
class AggregationTest {
    private static final int WORKERS = 3;

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(200, 9);
    private final Silent silent = new Silent();

    @ParameterizedTest
    @ValueSource(strings = {"float32", "bfloat16", "int8"})
    void executorsAndDriverGiveTheSameBytes(String travel) {
        String format = "averaging={outer: nesterov, momentum: 0.5, travel: " + travel + "}";
        TrainedNetwork driver = train(2, silent, Keeper.NONE, format);
        RoundReport.Bytes toDriver = silent.lastRound.bytes();
        TrainedNetwork executors = train(5, silent, Keeper.NONE, format, "averaging.sliced-above=0");
        RoundReport.Bytes toExecutors = silent.lastRound.bytes();
        assertThat(executors.parameters()).isEqualTo(driver.parameters());
        assertThat(toDriver.toDriver()).isEqualTo(toDriver.up());
        assertThat(toExecutors.up()).isEqualTo(toDriver.up());
        assertThat(toExecutors.toDriver()).isEqualTo(toExecutors.down());
    }

    @Test
    void shorterTravelLearnsAsWell() {
        double exact = lossAfterFour("float32");
        assertThat(exact).isLessThan(Math.log(Toy.SYMBOLS) - 0.5);
        for (String travel : List.of("bfloat16", "int8")) {
            assertThat(lossAfterFour(travel)).as(travel).isEqualTo(exact, within(0.02 * exact));
        }
    }

    private double lossAfterFour(String travel) {
        train(2, silent, Keeper.NONE, "epochs=4", "averaging.travel=" + travel);
        return silent.lastEpoch.loss();
    }

    @Test
    void aRunGoesOnFromStatesInWhichNothingIsLeftOver() {
        List<RunState> kept = new ArrayList<>();
        float[] whole = train(2, silent, kept::add, "averaging.travel=int8").parameters();
        assertThat(kept).hasSize(2 * 2);
        for (RunState state : kept) {
            TrainingSpec spec = spec("averaging.travel=int8");
            TrainedNetwork resumed = new AveragingTrainer(context, spec, silent, Keeper.NONE)
                    .train(state, Toy.indexed(context, windows, 3), windows.size(), null);
            assertThat(resumed.parameters()).isEqualTo(whole);
        }
    }

    /** As when an executor is lost that kept them. */
    @ParameterizedTest
    @CsvSource({"0, int8, average", "1000000, int8, average", "0, float32, periodic", "1000000, int8, periodic"})
    void whatIsKeptAndLostIsComeToAgain(int slicedAbove, String travel, String state) {
        String averaging =
                "averaging={travel: " + travel + ", state: " + state + ", sliced-above: " + slicedAbove + "}";
        float[] undisturbed = train(2, silent, Keeper.NONE, averaging).parameters();
        List<Integer> told = new ArrayList<>();
        TrainingListener thief = new TrainingListener() {
            @Override
            public void round(RoundReport report) {
                told.add(report.place().round());
                if (told.size() == 5) {
                    loseWhatIsKept();
                }
            }

            @Override
            public void epoch(EpochReport report) {}
        };
        assertThat(train(2, thief, Keeper.NONE, averaging).parameters()).isEqualTo(undisturbed);
        assertThat(told).hasSize(2 * 17);
    }

    /** All that Spark keeps without knowing how it was computed. */
    private void loseWhatIsKept() {
        context.getPersistentRDDs().forEach((id, rdd) -> {
            if (rdd.isCheckpointed()) {
                SparkEnv.get().blockManager().master().removeRdd(id, true);
            }
        });
    }

    private static TrainingSpec spec(String... more) {
        return Toy.adam(WORKERS, 4, 1, 2, more);
    }

    private TrainedNetwork train(int partitions, TrainingListener listener, Keeper keeper, String... more) {
        TrainingSpec spec = spec(more);
        return new AveragingTrainer(context, spec, listener, keeper)
                .train(RunState.start(spec), Toy.indexed(context, windows, partitions), windows.size(), null);
    }
}
