package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two keys; in training the first sounds at 3 of 4 steps, the second at 1. */
class NoteBaselinesTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);
    private static final List<Window> TRAIN = List.of(piece("10 10 01"), piece("10"));
    private static final List<Window> TEST = List.of(piece("10 11"));

    @Test
    void frequenciesAreThoseOfTheTrainingPieces() {
        // (3 + 1) / (4 + 2) and (1 + 1) / (4 + 2).
        double first = 4 / 6.0;
        double second = 2 / 6.0;
        Map<String, Double> values = new NoteFrequencies().evaluate(sets(1));
        assertThat(values.get("nats")).isCloseTo(-Math.log(first * (1 - second) * first * second) / 2, CLOSE);
        assertThat(values).containsEntry("noteAccuracy", 2 / 3.0).containsEntry("steps", 2.0);
        assertThat(new NoteFrequencies().evaluate(sets(3))).isEqualTo(values);
    }

    /**
     * Behind silence the first key sounds at 2 of 2 steps and the second at 1 of 4: of all keys 3 of 6. Behind itself
     * the first sounds at 1 of 2 steps; the second never sounded before: 1 of 2.
     */
    @Test
    void thePreviousChordIsSaidAgainAndItsLikelihoodIsEachKeysOwn() {
        double anyBehindSilence = (3 + 1) / (6 + 2.0);
        double anyBehindItself = (1 + 1) / (2 + 2.0);
        double firstBehindSilence = (2 + 2 * anyBehindSilence) / (2 + 2);
        double secondBehindSilence = (1 + 2 * anyBehindSilence) / (4 + 2);
        double firstBehindItself = (1 + 2 * anyBehindItself) / (2 + 2);
        Map<String, Double> values = new PreviousChord().evaluate(sets(1));
        double likelihood = firstBehindSilence * (1 - secondBehindSilence) * firstBehindItself * secondBehindSilence;
        assertThat(values.get("nats")).isCloseTo(-Math.log(likelihood) / 2, CLOSE);
        // Silence before the first step: of three notes one is said, and rightly.
        assertThat(values).containsEntry("noteAccuracy", 1 / 3.0);
        assertThat(new PreviousChord().evaluate(sets(2))).isEqualTo(values);
    }

    private static Window piece(String steps) {
        String[] parts = steps.split(" ");
        float[] values = new float[2 * parts.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = parts[k / 2].charAt(k % 2) - '0';
        }
        Vectors roll = new Vectors(2, values);
        Vectors before = Vectors.zeros(2, 1).then(roll).slice(0, parts.length);
        return new Window("w", 0, new int[0], new int[0], new int[0][], before, roll);
    }

    private static SplitWindows sets(int parts) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        Vocabulary none = Vocabulary.ofLabels(Map.of());
        return new SplitWindows(
                none,
                none,
                context.parallelize(TRAIN, parts),
                context.parallelize(List.of()),
                context.parallelize(TEST, parts));
    }
}
