package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowBlockTest {
    @Test
    void givesVectorsBackAsTheyWere() {
        Window longer = window(new Vectors(2, new float[] {1, 2, 3, 4}), new Vectors(1, new float[] {5, Float.NaN}));
        Window shorter = window(Vectors.one(6, 7), Vectors.one(8));
        List<Window> windows = WindowBlock.of(0, List.of(longer, shorter)).windows();
        for (int k = 0; k < 2; k++) {
            Window original = List.of(longer, shorter).get(k);
            assertThat(windows.get(k).inputVectors()).isEqualTo(original.inputVectors());
            assertThat(windows.get(k).targetVectors()).isEqualTo(original.targetVectors());
            assertThat(windows.get(k).inputs()).isEmpty();
            assertThat(windows.get(k).targets()).isEmpty();
        }
    }

    @Test
    void givesLabelsOfVectorsBackAsTheyWere() {
        Window window = new Window("a", 0, new int[0], new int[] {3}, new int[0][], Vectors.one(1, 2), Vectors.NONE);
        Window back = WindowBlock.of(0, List.of(window)).windows().get(0);
        assertThat(back.inputVectors()).isEqualTo(window.inputVectors());
        assertThat(back.targets()).containsExactly(3);
        assertThat(back.targetVectors()).isEqualTo(Vectors.NONE);
    }

    private static Window window(Vectors inputs, Vectors targets) {
        return new Window("a", 0, new int[0], new int[0], new int[0][], inputs, targets);
    }
}
