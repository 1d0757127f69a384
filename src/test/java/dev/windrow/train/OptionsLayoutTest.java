package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the training section says, one core and two give the same bytes. */
class OptionsLayoutTest {
    private static final Map<String, float[]> ON_ONE_CORE = new HashMap<>();

    static List<String> options() {
        return List.of(
                "averaging.outer=plain",
                "averaging={outer: block-momentum, momentum: 0.6, rate: 0.8}",
                "averaging={outer: nesterov, momentum: 0.6}",
                "averaging.state=periodic",
                "averaging.state=begin-momentum",
                "averaging.state=reset",
                "averaging.state=restart",
                "averaging.steps=warm-up",
                "averaging={steps: quadratic, growth: 0.04}",
                "averaging.mean-of-rounds=4",
                "optimizer={schedule: plateau, decay-epochs: 1}; stopping.min-improvement=100",
                "optimizer={schedule: step, decay-epochs: 1}",
                "optimizer={scale: sqrt, schedule: cosine, warm-up: 0.2}",
                "stopping.min-improvement=100; stopping.patience=1",
                "stopping.max-rounds=7",
                "optimizer={name: sgd, rate: 300}; divergence.retreats=30",
                "workers=4",
                "stateful=true");
    }

    @BeforeAll
    static void onOneCore() {
        JavaSparkContext one =
                JavaSparkContext.fromSparkContext(SparkSessions.on("local[1]").sparkContext());
        options().forEach(option -> ON_ONE_CORE.put(option, train(one, option, 5)));
    }

    @AfterAll
    static void forget() {
        ON_ONE_CORE.clear();
    }

    @ParameterizedTest
    @MethodSource("options")
    void twoCoresGiveTheSameBytes(String option) {
        JavaSparkContext two =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        assertThat(train(two, option, 3)).isEqualTo(ON_ONE_CORE.get(option));
    }

    @Test
    void eachOptionMakesADifference() {
        assertThat(ON_ONE_CORE.values().stream().map(Arrays::hashCode)).doesNotHaveDuplicates();
    }

    private static float[] train(JavaSparkContext context, String option, int partitions) {
        List<Window> windows = Toy.windows(90, 9);
        TrainingSpec spec = Toy.adam(3, 4, 2, 3, option.split("; "));
        try (Validation validation =
                new Validation(new Sweep(context, Toy.indexed(context, Toy.windows(20, 9), partitions), 20, spec))) {
            return new AveragingTrainer(context, spec, new Silent(), Keeper.NONE)
                    .train(RunState.start(spec), Toy.indexed(context, windows, partitions), 90, validation)
                    .parameters();
        }
    }
}
