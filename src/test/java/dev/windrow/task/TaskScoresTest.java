package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TaskScoresTest {
    private static final int[][] NO_LETTERS = {};
    private static final List<String> SPELLINGS = List.of("", "", "", "", "a", "b", "c", " ");
    private static final Offset<Double> ROUNDED = Offset.offset(1e-6);

    @Test
    void aLanguageModelIsScoredWhereThereAreTargets() {
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED,
                List.of(
                        new Window("a", 0, new int[] {2, 4}, new int[] {4, 3}, NO_LETTERS),
                        new Window("b", 0, new int[] {5}, new int[] {-1}, NO_LETTERS)));
        float[] logs = new float[2 * 2 * 8];
        Arrays.fill(logs, (float) Math.log(0.5 / 7));
        logs[4] = (float) Math.log(0.5);
        logs[8 + 5] = (float) Math.log(0.5);
        LanguageModelScores scores = new LanguageModelScores(SPELLINGS);
        scores.add(batch, new Predictions(2, 2, 8, logs));
        assertThat(scores.values().get("nats")).isEqualTo((Math.log(2) + Math.log(14)) / 2, ROUNDED);
        assertThat(scores.values()).containsEntry("top1Accuracy", 0.5).containsEntry("top5Accuracy", 1.0);
    }

    /**
     * The short cut by most probable symbols gives what a user sees who has every word completed by greedy decoding.
     */
    @Test
    void keystrokesAreThoseOfGreedyDecoding() {
        Random random = new Random(3);
        for (int trial = 0; trial < 50; trial++) {
            // The model looks at the two symbols before; each pair has a favourite, mostly what the text has.
            int[] favourites = random.ints(64, 4, 8).toArray();
            int[] text = random.ints(80, 4, 8).toArray();
            text[0] = 7;
            text[79] = 7;
            for (int k = 2; k < 79; k++) {
                text[k] = random.nextInt(5) > 0 ? favourites[text[k - 2] * 8 + text[k - 1]] : text[k];
            }
            float[] logs = new float[79 * 8];
            Arrays.fill(logs, -5);
            for (int step = 0; step < 79; step++) {
                logs[step * 8 + favourites[(step == 0 ? 0 : text[step - 1]) * 8 + text[step]]] = -0.1f;
            }
            int[] inputs = Arrays.copyOf(text, 79);
            int[] targets = Arrays.copyOfRange(text, 1, 80);
            LanguageModelScores scores = new LanguageModelScores(SPELLINGS);
            scores.add(
                    Minibatch.of(Alignment.SYNCED, List.of(new Window("a", 0, inputs, targets, NO_LETTERS))),
                    new Predictions(1, 79, 8, logs));
            double expected = 1 - typed(text, favourites) / 79.0;
            assertThat(scores.values().get("keystrokesSaved")).isEqualTo(expected, Offset.offset(1e-12));
        }
    }

    /** Keystrokes of a user who types all but the first symbol, looking at one decoded completion after each. */
    private static int typed(int[] text, int[] favourites) {
        int keystrokes = 0;
        int at = 0;
        while (at < text.length - 1) {
            int end = at + 1;
            while (text[end] != 7) {
                end++;
            }
            int[] rest = Arrays.copyOfRange(text, at + 1, end);
            boolean right = rest.length > 0 && Arrays.equals(decode(text, at, favourites), rest);
            keystrokes++;
            at = right ? end - 1 : at + 1;
        }
        return keystrokes;
    }

    private static int[] decode(int[] text, int at, int[] favourites) {
        int before = at == 0 ? 0 : text[at - 1];
        int last = text[at];
        IntStream.Builder decoded = IntStream.builder();
        for (int k = 0; k < 100; k++) {
            int next = favourites[before * 8 + last];
            if (next == 7) {
                break;
            }
            decoded.add(next);
            before = last;
            last = next;
        }
        return decoded.build().toArray();
    }

    @Test
    void aClassifierHasAConfusion() {
        Minibatch batch = Minibatch.of(
                Alignment.MANY_TO_ONE,
                List.of(
                        new Window("a", 0, new int[] {4, 5}, new int[] {1}, NO_LETTERS),
                        new Window("b", 0, new int[] {5}, new int[] {-1}, NO_LETTERS)));
        ClassifierScores scores = new ClassifierScores(List.of("no", "yes"));
        scores.add(batch, new Predictions(2, 1, 2, new float[] {-2, -0.1f, -1, -0.5f}));
        assertThat(scores.values()).containsEntry("accuracy", 0.5);
        assertThat(scores.confusion().orElseThrow().counts())
                .containsExactly(List.of(0L, 0L), List.of(0L, 1L), List.of(0L, 1L));
        ClassifierScores both = new ClassifierScores(List.of("no", "yes"));
        both.merge(scores).merge(scores);
        assertThat(both.values()).isEqualTo(scores.values());
        assertThat(both.confusion().orElseThrow().counts().get(1)).containsExactly(0L, 2L);
        assertThat(new ClassifierScores(IntStream.range(0, 61)
                                .mapToObj(Integer::toString)
                                .toList())
                        .confusion())
                .isEmpty();
    }

    @Test
    void scoresOfDifferentTasksDoNotMerge() {
        assertThatThrownBy(() -> new ClassifierScores(List.of("a")).merge(new LanguageModelScores(SPELLINGS)))
                .hasMessage("cannot merge ClassifierScores with LanguageModelScores");
    }

    @Test
    void anAnswerIsTheBestAtEachPlace() {
        Predictions predictions = new Predictions(2, 2, 2, new float[] {-1, -2, -3, -1, -2, -1, 0, 0});
        Answer first = Answer.best(predictions, 0, 2);
        Answer second = Answer.best(predictions, 1, 1);
        Answer whole = Answer.join(List.of(first, second));
        assertThat(whole.symbols()).containsExactly(0, 1, 1);
        assertThat(whole.logProbabilities()).containsExactly(-1, -1, -1);
    }
}
