package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowCutterTest {
    // a 4, b 5, c 6, \n 7
    private static final Vocabulary SYMBOLS = Vocabulary.ofSymbols(Map.of("a", 9L, "b", 8L, "c", 7L, "\n", 6L), 1, 100);
    private static final Vocabulary LABELS = Vocabulary.ofLabels(Map.of("X", 2L, "Y", 1L));

    private static Example example(String text, String... labels) {
        return new Example("id", "file, line 3", Tokenizer.characters().tokens(text), List.of(labels));
    }

    private static List<Window> cut(Targets targets, int length, Example example) {
        Vocabulary outputs = targets == Targets.NEXT_SYMBOL || targets == Targets.SEQUENCE ? SYMBOLS : LABELS;
        return new WindowCutter(new Encoding(targets, SYMBOLS, outputs, null), length).windows(example);
    }

    private static void assertWindow(Window window, int position, int[] inputs, int[] targets) {
        assertThat(window.position()).isEqualTo(position);
        assertThat(window.inputs()).containsExactly(inputs);
        assertThat(window.targets()).containsExactly(targets);
    }

    @Test
    void aSequenceAnswersWithAnotherAndItsEnd() {
        assertWindow(cut(Targets.SEQUENCE, 9, example("abc", "c", "new")).get(0), 0, new int[] {4, 5, 6}, new int[] {
            6, Vocabulary.UNKNOWN, Vocabulary.END
        });
        assertWindow(cut(Targets.SEQUENCE, 2, example("abc", "c", "b")).get(0), 0, new int[] {4, 5}, new int[] {6, 5});
        assertThat(cut(Targets.SEQUENCE, 2, example("abc")).get(0).targets()).isEmpty();
        assertBad(Targets.SEQUENCE, example("", "c"), "file, line 3: has no symbol to read: must have at least one");
    }

    @Test
    void aTextIsItsOwnTargetOnePlaceOn() {
        List<Window> windows = cut(Targets.NEXT_SYMBOL, 3, example("abzc"));
        assertThat(windows).hasSize(2);
        assertWindow(windows.get(0), 0, new int[] {2, 4, 5}, new int[] {4, 5, 1});
        assertWindow(windows.get(1), 3, new int[] {1, 6}, new int[] {6, 3});
    }

    @Test
    void anEmptyTextEndsAtOnce() {
        assertWindow(cut(Targets.NEXT_SYMBOL, 3, example("")).get(0), 0, new int[] {2}, new int[] {3});
    }

    @Test
    void aTextThatFillsItsWindowsLeavesNoEmptyOne() {
        assertThat(cut(Targets.NEXT_SYMBOL, 3, example("ab"))).hasSize(1);
        assertThat(cut(Targets.NEXT_SYMBOL, 3, example("abcab"))).hasSize(2);
    }

    @Test
    void labelsStayWithTheirSymbols() {
        List<Window> windows = cut(Targets.LABEL_EACH_SYMBOL, 2, example("abc", "X", "new", "Y"));
        assertThat(windows).hasSize(2);
        assertWindow(windows.get(0), 0, new int[] {4, 5}, new int[] {0, Window.NO_TARGET});
        assertWindow(windows.get(1), 2, new int[] {6}, new int[] {1});
    }

    @Test
    void textWithoutLabelsHasNoTargets() {
        assertThat(cut(Targets.LABEL_EACH_SYMBOL, 9, example("ab")).get(0).targets())
                .containsExactly(Window.NO_TARGET, Window.NO_TARGET);
        assertThat(cut(Targets.LABEL, 9, example("ab")).get(0).targets()).containsExactly(Window.NO_TARGET);
    }

    @Test
    void oneLabelStandsForTheFirstWindow() {
        List<Window> windows = cut(Targets.LABEL, 2, example("abc", "Y"));
        assertThat(windows).hasSize(1);
        assertWindow(windows.get(0), 0, new int[] {4, 5}, new int[] {1});
        assertWindow(cut(Targets.LABEL, 2, example("", "Y")).get(0), 0, new int[] {1}, new int[] {1});
    }

    @Test
    void labelsThatDoNotFitAreBad() {
        assertBad(Targets.LABEL_EACH_SYMBOL, example("abc", "X"), "file, line 3: has 3 tokens and 1 labels");
        assertBad(Targets.LABEL_EACH_SYMBOL, example(""), "file, line 3: has no tokens");
        assertBad(Targets.LABEL, example("abc", "X", "Y"), "file, line 3: has 2 labels: must have one");
    }

    private static void assertBad(Targets targets, Example example, String message) {
        assertThatThrownBy(() -> cut(targets, 5, example))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining(message);
    }

    @Test
    void linesOfAStreamFollowOnEachOther() {
        List<Window> windows = new ArrayList<>();
        StreamCutter cutter = new StreamCutter(new Encoding(Targets.NEXT_SYMBOL, SYMBOLS, SYMBOLS, null), 3, "\n");
        cutter.cut(new Example("one", "", List.of("a", "b"), List.of()), windows::add);
        cutter.cut(new Example("two", "", List.of(), List.of()), windows::add);
        cutter.cut(new Example("three", "", List.of("c"), List.of()), windows::add);
        cutter.end(windows::add);
        assertThat(windows).hasSize(2);
        assertWindow(windows.get(0), 0, new int[] {2, 4, 5}, new int[] {4, 5, 7});
        assertWindow(windows.get(1), 0, new int[] {7, 7, 6}, new int[] {7, 6, 7});
        assertThat(windows).extracting(Window::id).containsExactly("one", "two");
        cutter.cut(new Example("four", "", List.of("a"), List.of()), windows::add);
        cutter.end(windows::add);
        assertWindow(windows.get(2), 0, new int[] {2, 4}, new int[] {4, 7});
    }

    @Test
    void theLettersOfLongWordsAreTheirFirstAndLast() {
        Vocabulary letters = Vocabulary.ofSymbols(Map.of("x", 9L, "y", 8L), 1, 100);
        Spelling spelling = new Spelling(letters);
        int[][] spelled = spelling.of(List.of("xy?", "</s>", "x".repeat(30) + "y".repeat(8), "x".repeat(32)));
        assertThat(spelled[0]).containsExactly(4, 5, 1);
        assertThat(spelled[1]).containsExactly(Vocabulary.END);
        assertThat(spelled[2]).hasSize(32);
        assertThat(spelled[2][23]).isEqualTo(4);
        assertThat(spelled[2][24]).isEqualTo(5);
        assertThat(spelled[3]).hasSize(32).containsOnly(4);
        assertThat(new Spelling(null).of(List.of("x"))).isEmpty();
    }

    @Test
    void packedIdsAreReadBackWithTheNarrowestWidth() {
        int[][] cases = {{256, 0, 1}, {257, 0, 2}, {255, -1, 1}, {256, -1, 2}, {1 << 16, 0, 2}, {1 << 16, -1, 4}};
        for (int[] bounds : cases) {
            PackedIds form = PackedIds.of(bounds[0], bounds[1]);
            assertThat(form.width()).isEqualTo(bounds[2]);
            int[] ids = {bounds[1], 0, 1, bounds[0] / 2, bounds[0] - 1};
            assertThat(form.unpack(form.pack(ids))).containsExactly(ids);
        }
    }
}
