package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagMovesTest {
    @Test
    void inIob2ASpanGoesOnWithItsOwnType() {
        List<String> labels = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
        assertThat(moves(labels))
                .containsExactlyInAnyOrder(
                        "O I-PER",
                        "O I-LOC",
                        "edge I-PER",
                        "edge I-LOC",
                        "B-PER I-LOC",
                        "I-PER I-LOC",
                        "B-LOC I-PER",
                        "I-LOC I-PER");
    }

    @Test
    void inBioesASpanThatHasBegunEndsToo() {
        List<String> labels = List.of("O", "B-PER", "I-PER", "E-PER", "S-PER");
        assertThat(moves(labels))
                .containsExactlyInAnyOrder(
                        "O I-PER",
                        "O E-PER",
                        "edge I-PER",
                        "edge E-PER",
                        "E-PER I-PER",
                        "E-PER E-PER",
                        "S-PER I-PER",
                        "S-PER E-PER",
                        "B-PER O",
                        "B-PER B-PER",
                        "B-PER S-PER",
                        "B-PER edge",
                        "I-PER O",
                        "I-PER B-PER",
                        "I-PER S-PER",
                        "I-PER edge");
    }

    @Test
    void otherLabelsAreFree() {
        assertThat(TagMoves.forbidden(List.of("NOUN", "VERB", "O"))).isEmpty();
        assertThat(TagMoves.forbidden(List.of("O", "I-PER", "I-LOC"))).isEmpty();
    }

    /** What is allowed reads back as it was written: of every span the first tag begins it. */
    @Test
    void allowedSequencesOfTwoHaveNoSpanThatBeginsInside() {
        List<String> labels = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
        List<Integer> forbidden = TagMoves.forbidden(labels);
        for (int first = 0; first < 5; first++) {
            for (int second = 0; second < 5; second++) {
                if (!forbidden.contains(5 * 6 + first) && !forbidden.contains(first * 6 + second)) {
                    List<String> tags = List.of(labels.get(first), labels.get(second));
                    assertThat(Span.of(tags))
                            .allMatch(span -> tags.get(span.from()).startsWith("B-"));
                }
            }
        }
    }

    private static List<String> moves(List<String> labels) {
        List<String> moves = new ArrayList<>();
        for (int move : TagMoves.forbidden(labels)) {
            moves.add(name(labels, move / (labels.size() + 1)) + " " + name(labels, move % (labels.size() + 1)));
        }
        return moves;
    }

    private static String name(List<String> labels, int label) {
        return label == labels.size() ? "edge" : labels.get(label);
    }
}
