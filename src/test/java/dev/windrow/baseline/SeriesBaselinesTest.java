package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.corpus.Scale;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeriesBaselinesTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-4);

    @Test
    void persistenceSaysTheLastValue() {
        // Rising by 2 a step of the corpus, whose deviation is 2: the errors ahead are 2 and 4.
        SplitWindows windows = series(step -> step, 1, 2);
        Map<String, Double> values = new Persistence().evaluate(windows);
        assertThat(values.get("mae")).isEqualTo(3, CLOSE);
        assertThat(values.get("mae+2")).isEqualTo(4, CLOSE);
        assertThat(values.get("normalizedMse")).isEqualTo((1 + 4) / 2.0, CLOSE);
        assertThat(values.get("mase")).isEqualTo(1.5, CLOSE);
        assertThat(values.get("directionAccuracy")).isZero();
        assertThat(new SeasonalNaive().suits(windows)).isFalse();
    }

    @Test
    void theSeasonalForecastIsRightAboutASeason() {
        SplitWindows windows = series(step -> step % 3, 3, 5);
        assertThat(new SeasonalNaive().evaluate(windows).get("mae")).isZero();
        assertThat(new Persistence().evaluate(windows).get("mae")).isGreaterThan(1);
    }

    @Test
    void regressionFindsARecurrenceTheSameInAnyPartitioning() {
        // Each value is a fixed combination of the two before it.
        SplitWindows windows = series(step -> Math.cos(step * 0.7), 1, 4);
        Map<String, Double> values = new LinearForecast().evaluate(windows);
        assertThat(values.get("rmse")).isLessThan(0.02);
        assertThat(values.get("directionAccuracy")).isGreaterThan(0.95);
        assertThat(new LinearForecast().evaluate(windows)).isEqualTo(values);
    }

    @Test
    void normalEquationsGiveTheWeightsBack() {
        NormalEquations equations = new NormalEquations(2, 1);
        NormalEquations more = new NormalEquations(2, 1);
        for (int x = 0; x < 5; x++) {
            (x < 2 ? equations : more).add(new double[] {1, x}, new float[] {3 - 2 * x});
        }
        equations.merge(more);
        assertThat(equations.solved(0)[0]).containsExactly(new double[] {3, -2}, Offset.offset(1e-12));
    }

    private static SplitWindows series(IntToDoubleFunction value, int season, int horizon) {
        int history = 6;
        List<Window> windows = new ArrayList<>();
        for (int start = 0; start < 60; start++) {
            float[] inputs = new float[history];
            float[] targets = new float[horizon];
            for (int k = 0; k < history + horizon; k++) {
                float now = (float) value.applyAsDouble(start + k);
                if (k < history) {
                    inputs[k] = now;
                } else {
                    targets[k - history] = now;
                }
            }
            windows.add(new Window(
                    "w", 0, new int[0], new int[0], new int[0][], new Vectors(1, inputs), Vectors.one(targets)));
        }
        List<Scale.Column> columns = new ArrayList<>();
        for (int step = 1; step <= horizon; step++) {
            columns.add(new Scale.Column("y+" + step, 5, 2));
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        Vocabulary none = Vocabulary.ofLabels(Map.of());
        return new SplitWindows(
                none,
                none,
                context.parallelize(windows.subList(0, 40), 3),
                context.parallelize(List.of()),
                context.parallelize(windows.subList(40, 60), 2),
                null,
                new SeriesLayout(List.of(0), history, horizon, season, false, new Scale(columns)));
    }
}
