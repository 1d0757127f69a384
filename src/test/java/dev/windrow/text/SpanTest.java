package dev.windrow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start and end rules of conlleval, one case each, worked by hand from the script. */
class SpanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "O O O | -",
                "B-PER I-PER O B-LOC | PER:0-2 LOC:3-4",
                // I after O or at the start of a sentence begins a span (IOB1).
                "I-PER I-PER O I-LOC | PER:0-2 LOC:3-4",
                // IOB1: B only parts two neighbours of one type.
                "I-PER B-PER I-PER | PER:0-1 PER:1-3",
                "B-PER B-PER | PER:0-1 PER:1-2",
                // I of another type begins a span of that type.
                "B-PER I-LOC I-LOC | PER:0-1 LOC:1-3",
                "I-PER I-LOC | PER:0-1 LOC:1-2",
                // BIOES.
                "S-PER B-LOC I-LOC E-LOC O | PER:0-1 LOC:1-4",
                "S-PER S-PER | PER:0-1 PER:1-2",
                "B-LOC E-LOC E-LOC | LOC:0-2 LOC:2-3",
                "B-LOC E-LOC I-LOC | LOC:0-2 LOC:2-3",
                "S-LOC I-LOC | LOC:0-1 LOC:1-2",
                "B-LOC I-LOC S-LOC | LOC:0-2 LOC:2-3",
                "O E-LOC O | LOC:1-2",
                "B-LOC E-PER | LOC:0-1 PER:1-2",
                // BILOU and BMES.
                "U-PER U-PER B-LOC I-LOC L-LOC L-LOC O | PER:0-1 PER:1-2 LOC:2-5 LOC:5-6",
                "B-PER M-PER E-PER M-PER | PER:0-3 PER:3-4",
                // The end of the sentence ends a span; a type may hold a hyphen.
                "O B-geo-loc I-geo-loc | geo-loc:1-3",
            })
    void findsSpansAsConllevalDoes(String tags, String spans) {
        List<String> found = Span.of(List.of(tags.split(" "))).stream()
                .map(span -> span.type() + ":" + span.from() + "-" + span.to())
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(spans == null ? "" : spans);
    }

    @Test
    void tellsTagsOfSpansFromOtherLabels() {
        assertThat(Span.tagged(List.of("O", "B-PER", "I-PER"))).isTrue();
        assertThat(Span.tagged(List.of("S-PER", "O", "E-PER"))).isTrue();
        assertThat(Span.tagged(List.of("U-PER", "O", "L-PER"))).isTrue();
        assertThat(Span.tagged(List.of("NOUN", "VERB"))).isFalse();
        assertThat(Span.tagged(List.of("O"))).isFalse();
        assertThat(Span.tagged(List.of("O", "B-PER", "X"))).isFalse();
        assertThat(Span.tagged(List.of("B-PER", "I-PER"))).isFalse();
    }
}
