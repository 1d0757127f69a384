package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs: where and how networks travel to be averaged. */
class AggregationTest {
    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(200, 9);

    @ParameterizedTest
    @CsvSource({"float32", "bfloat16", "int8"})
    void executorsAndDriverGiveTheSameBytes(String travel) {
        String format = "averaging.travel=" + travel;
        TrainedNetwork driver = train(Toy.adam(3, 4, 1, 2, format), 2);
        TrainedNetwork executors = train(Toy.adam(3, 4, 1, 2, format, "averaging.sliced-above=0"), 5);
        assertThat(executors.parameters()).isEqualTo(driver.parameters());
    }

    private TrainedNetwork train(TrainingSpec spec, int partitions) {
        return new AveragingTrainer(context, spec, new Silent(), Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, windows, partitions), windows.size(), null);
    }
}
