package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class VectorBaselinesTest {
    @Test
    void theNearestMeanTellsTheLabelTheFirstAmongEquals() {
        List<Window> train = List.of(window(0, 0, 0, 2, 2), window(1, 3, 3), window(0, 3, 3));
        List<Window> test = List.of(window(0, 1, 1), window(1, 3, 4), window(0, 3, 3), window(-1, 0, 0));
        for (int parts = 1; parts < 4; parts++) {
            Map<String, Double> values = new NearestMeans().evaluate(sets(train, test, parts));
            assertThat(values.get("accuracy")).isEqualTo(0.5);
            assertThat(values.get("trainingExamples")).isEqualTo(3);
        }
    }

    @Test
    void regressionFindsAPlaneBetweenTwoClassesTheSameInAnyPartitioning() {
        Random random = new Random(6);
        List<Window> windows = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            float x = (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            windows.add(window(x > 2 * y ? 1 : 0, x, y));
        }
        List<Window> train = windows.subList(0, 200);
        List<Window> test = windows.subList(200, 300);
        Map<String, Double> values = new VectorRegression().evaluate(sets(train, test, 1));
        assertThat(values.get("accuracy")).isGreaterThan(0.97);
        assertThat(new VectorRegression().evaluate(sets(train, test, 3))).isEqualTo(values);
    }

    @Test
    void framesAreToldByThemselvesInAnyPartitioning() {
        List<Window> train =
                List.of(frames(new int[] {0, 0, 1}, 0, 0, 2, 2, 9, 9), frames(new int[] {1, 0}, 5, 5, 4, 4));
        List<Window> test = List.of(frames(new int[] {0, 1, -1}, 3, 3, 5.5f, 5, 9, 8), frames(new int[] {1}, 6, 6));
        for (int parts = 1; parts < 4; parts++) {
            SplitWindows sets = sets(train, test, parts);
            Map<String, Double> nearest = new NearestFrame().evaluate(sets);
            assertThat(nearest.get("accuracy")).isEqualTo(0.75);
            assertThat(nearest.get("trainingFrames")).isEqualTo(5);
            // The means are (2, 2) and (7, 7).
            Map<String, Double> means = new NearestFrameMean().evaluate(sets);
            assertThat(means.get("accuracy")).isEqualTo(0.75);
            assertThat(means.get("trainingFrames")).isEqualTo(5);
            assertThat(new MajorityLabel().evaluate(sets).get("accuracy")).isEqualTo(0.25);
        }
    }

    @Test
    void framesThatAreRememberedLieEvenlyOverTheWindows() {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        List<Window> windows = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            windows.add(frames(new int[] {0, 1, 0, -1}, k, 0, k, 1, k, 2, k, 3));
        }
        List<LabelledFrames.Frame> some = LabelledFrames.evenly(context.parallelize(windows, 3), 20);
        assertThat(some)
                .extracting(frame -> frame.values()[0] + " " + frame.values()[1] + " " + frame.label())
                .startsWith("0.0 0.0 0", "0.0 2.0 0", "1.0 1.0 1", "2.0 0.0 0")
                .hasSize(15);
        assertThat(LabelledFrames.counts(context.parallelize(windows, 2), 2)).containsExactly(20, 10);
    }

    private static Window frames(int[] labels, float... values) {
        return new Window("w", 0, new int[0], labels, new int[0][], new Vectors(2, values), Vectors.NONE);
    }

    private static Window window(int label, float... values) {
        return new Window("w", 0, new int[0], new int[] {label}, new int[0][], new Vectors(2, values), Vectors.NONE);
    }

    private static SplitWindows sets(List<Window> train, List<Window> test, int parts) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        Vocabulary labels = Vocabulary.ofLabels(Map.of("a", 2L, "b", 1L));
        return new SplitWindows(
                Vocabulary.ofSymbols(Map.of(), 1, 10),
                labels,
                context.parallelize(train, parts),
                context.parallelize(List.of()),
                context.parallelize(test, parts));
    }
}
