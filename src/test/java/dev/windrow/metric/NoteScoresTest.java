package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteScoresTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    /** Keys that sound as ones, and what was said of them: true positives over those and all that was wrong. */
    @ParameterizedTest
    @CsvSource({
        "1100, 1100, 1",
        "1100, 0011, 0",
        "1100, 1000, 0.5",
        "1100, 1111, 0.5",
        "1110, 0111, 0.5",
        "1000, 0000, 0",
        "0000, 1000, 0",
        "0000, 0000, NaN"
    })
    void accuracyIsOfTheNotesThatSoundOrAreSaidTo(String actual, String said, double accuracy) {
        NoteScores scores = new NoteScores();
        scores.add(roll(actual), 0, 4, key -> said.charAt(key) == '1' ? 2 : -2);
        assertThat(scores.values()).containsEntry("noteAccuracy", accuracy);
    }

    @Test
    void accuracyIsOfAllStepsTogether() {
        NoteScores scores = new NoteScores();
        scores.add(roll("1111"), 0, 4, key -> 1);
        scores.add(roll("1000"), 0, 4, key -> key == 1 ? 1 : -1);
        assertThat(scores.values())
                .containsEntry("noteAccuracy", 4 / 6.0)
                .containsEntry("steps", 2.0)
                .containsEntry("notes", 5.0);
    }

    /** Two steps of two keys with probabilities 3/4 and 1/5; the first of both, the second of none. */
    @Test
    void natsAreOfAllKeysOfAStep() {
        double[] logOdds = {Math.log(3), Math.log(0.25)};
        NoteScores scores = new NoteScores();
        scores.add(roll("1100"), 0, 2, key -> logOdds[key]);
        scores.add(roll("1100"), 2, 2, key -> logOdds[key]);
        assertThat(scores.values().get("nats")).isCloseTo(-Math.log(0.75 * 0.2 * 0.25 * 0.8) / 2, CLOSE);
        assertThat(scores.values().get("expectedNoteAccuracy")).isCloseTo(0.95 / (2 + 0.95), CLOSE);
    }

    private static float[] roll(String keys) {
        float[] roll = new float[keys.length()];
        for (int key = 0; key < roll.length; key++) {
            roll[key] = keys.charAt(key) - '0';
        }
        return roll;
    }
}
