package dev.windrow.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinibatchTest {

    @Test
    void padsToTheLongest() {
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED, List.of(window(new int[] {5, 6}, 1, 2), window(new int[] {7, 8, 9}, 3, -1, 4)));
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.steps()).isEqualTo(3);
        assertThat(batch.inputs()).containsExactly(5, 6, 0, 7, 8, 9);
        assertThat(batch.lengths()).containsExactly(2, 3);
        assertThat(batch.targets()).containsExactly(1, 2, -1, 3, -1, 4);
        assertThat(batch.tokens()).isEqualTo(5);
        assertThat(batch.targetCount()).isEqualTo(4);
    }

    @Test
    void aClassIsOneTargetARow() {
        Minibatch batch =
                Minibatch.of(Alignment.MANY_TO_ONE, List.of(window(new int[] {5}, 1), window(new int[] {7, 8, 9}, 0)));
        assertThat(batch.targetSteps()).isEqualTo(1);
        assertThat(batch.targets()).containsExactly(1, 0);
    }

    @Test
    void spellsEachDifferentWordOnce() {
        int[] the = {1, 2, 3};
        int[] end = {4};
        Window first = new Window("a", 0, new int[] {9, 8}, new int[] {0, 0}, new int[][] {the, end});
        Window second = new Window("b", 0, new int[] {9}, new int[] {0}, new int[][] {the.clone()});
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(first, second));
        assertThat(batch.spellings()).hasSize(2);
        assertThat(batch.spellings().get(0)).containsExactly(the);
        assertThat(batch.spellingOf()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void somePlacesBecomeUnknownAndNothingElseChanges() {
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED, List.of(window(new int[] {5, 6}, 1, 2), window(new int[] {7, 8, 9}, 3, -1, 4)));
        Minibatch unknown = batch.unknownWhere((row, step) -> step != 1);
        assertThat(unknown.inputs())
                .containsExactly(Vocabulary.UNKNOWN, 6, 0, Vocabulary.UNKNOWN, 8, Vocabulary.UNKNOWN);
        assertThat(unknown.targets()).isEqualTo(batch.targets());
        assertThat(batch.inputs()).containsExactly(5, 6, 0, 7, 8, 9);
    }

    @Test
    void padsVectorsWithZerosAndTheirTargetsWithNothing() {
        Vectors one = new Vectors(2, new float[] {1, 2, 3, 4});
        Vectors other = Vectors.one(5, 6);
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED,
                List.of(
                        new Window(
                                "a", 0, new int[0], new int[0], new int[0][], one, new Vectors(1, new float[] {7, 8})),
                        new Window("b", 0, new int[0], new int[0], new int[0][], other, Vectors.one(Float.NaN))));
        assertThat(batch.lengths()).containsExactly(2, 1);
        assertThat(batch.inputVectors()).isEqualTo(new Vectors(2, new float[] {1, 2, 3, 4, 5, 6, 0, 0}));
        assertThat(batch.targetVectors()).isEqualTo(new Vectors(1, new float[] {7, 8, Float.NaN, Float.NaN}));
        assertThat(batch.inputs()).isEmpty();
        assertThat(batch.tokens()).isEqualTo(3);
        assertThat(batch.targetCount()).isEqualTo(2);
    }

    @Test
    void vectorsOfTwoWidthsAreNoMinibatch() {
        Window narrow = new Window("a", 0, new int[0], new int[] {0}, new int[0][], Vectors.one(1), Vectors.NONE);
        Window wide = new Window("b", 0, new int[0], new int[] {0}, new int[0][], Vectors.one(1, 2), Vectors.NONE);
        assertThatThrownBy(() -> Minibatch.of(Alignment.MANY_TO_ONE, List.of(narrow, wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 vectors of 2 beside vectors of 1");
    }

    @Test
    void groupsByLengthAndLosesNothing() {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            windows.add(window(new int[1 + (i * 37) % 50], 1));
        }
        List<List<Window>> batches = LengthGrouping.batches(windows, 8, 3);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(windows);
        assertThat(batches).hasSize(13).allMatch(batch -> batch.size() == 8 || batch.size() == 4);
        long padded = batches.stream()
                .mapToLong(batch -> (long) batch.size()
                        * batch.stream().mapToInt(Window::length).max().orElseThrow())
                .sum();
        long real = windows.stream().mapToLong(Window::length).sum();
        assertThat((double) real / padded).isGreaterThan(0.93);
        assertThat(LengthGrouping.batches(windows, 8, 3)).isEqualTo(batches);
        assertThat(LengthGrouping.batches(windows, 8, 4)).isNotEqualTo(batches);
    }

    private static Window window(int[] inputs, int... targets) {
        return new Window("id", 0, inputs, targets, new int[0][]);
    }
}
