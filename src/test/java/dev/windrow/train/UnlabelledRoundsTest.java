package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 24 windows of which 3 have targets, two of one and one of the other worker, in rounds of two windows a worker. */
class UnlabelledRoundsTest {
    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final Silent listener = new Silent();
    private final List<RunState> kept = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "plain, average, float32",
        "nesterov, average, float32",
        "block-momentum, reset, bfloat16",
        "plain, periodic, float32",
        "nesterov, restart, int8"
    })
    void leaveTheNetworkAsItIs(String outer, String state, String travel) {
        String averaging =
                "{outer: " + outer + ", momentum: 0.5, state: " + state + ", travel: " + travel + ", sliced-above: ";
        float[] byDriver = train(Toy.adam(2, 2, 1, 3, "averaging=" + averaging + "1000000}"));
        assertThat(listener.events).isEmpty();
        assertThat(listener.all).anyMatch(report -> report.work().targets() == 0);
        assertThat(listener.all).anyMatch(report -> report.work().targets() > 0);
        assertThat(byDriver)
                .isNotEqualTo(RunState.start(Toy.adam(2, 2, 1, 3)).network().parameters());
        for (float parameter : byDriver) {
            assertThat(parameter).isFinite();
        }
        assertThat(train(Toy.adam(2, 2, 1, 3, "averaging=" + averaging + "0}"))).isEqualTo(byDriver);
    }

    @Test
    void takeNoOuterStepEither() {
        train(Toy.adam(2, 2, 1, 3, "averaging={outer: nesterov, momentum: 0.5}"));
        int still = 0;
        for (int k = 1; k < kept.size(); k++) {
            if (listener.all.get(k).work().targets() == 0) {
                assertThat(kept.get(k).network()).isSameAs(kept.get(k - 1).network());
                still++;
            }
        }
        assertThat(still).isPositive();
    }

    private float[] train(TrainingSpec spec) {
        List<Window> windows = new ArrayList<>(Toy.windows(24, 5));
        for (int k = 0; k < windows.size(); k++) {
            if (k % 9 != 0) {
                windows.set(k, unlabelled(windows.get(k)));
            }
        }
        return new AveragingTrainer(context, spec, listener, kept::add)
                .train(RunState.start(spec), Toy.indexed(context, windows, 2), windows.size(), null)
                .parameters();
    }

    private static Window unlabelled(Window window) {
        int[] targets = window.targets().clone();
        Arrays.fill(targets, Window.NO_TARGET);
        return new Window(window.id(), window.position(), window.inputs(), targets, new int[0][]);
    }
}
