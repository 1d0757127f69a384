package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpanScoresTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void countsASpanOnlyWhereBothEndsAndTheTypeAgree() {
        SpanScores scores = new SpanScores();
        scores.add(tags("B-PER I-PER O B-LOC O B-ORG"), tags("B-PER O O B-LOC O B-PER"));
        scores.add(tags("O B-LOC"), tags("B-LOC I-LOC"));
        scores.add(tags("B-LOC O"), tags("I-LOC O"));
        // Gold: PER, LOC, ORG, LOC, LOC; predicted: PER (short), LOC (right), PER, LOC (long), LOC (right).
        assertThat(scores.values().get("entityPrecision")).isEqualTo(0.4, EXACT);
        assertThat(scores.values().get("entityRecall")).isEqualTo(0.4, EXACT);
        assertThat(scores.values().get("entityF1")).isEqualTo(0.4, EXACT);
        assertThat(scores.perType())
                .containsExactly(
                        new LabelRow("LOC", 2 / 3.0, 2 / 3.0, 2 / 3.0, 3),
                        new LabelRow("ORG", 0, 0, 0, 1),
                        new LabelRow("PER", 0, 0, 0, 1));
    }

    @Test
    void aSpanDoesNotReachOverSentences() {
        SpanScores scores = new SpanScores();
        scores.add(tags("B-PER"), tags("B-PER"));
        scores.add(tags("I-PER"), tags("I-PER"));
        assertThat(scores.perType()).containsExactly(new LabelRow("PER", 1, 1, 1, 2));
    }

    @Test
    void nothingPredictedScoresZero() {
        SpanScores scores = new SpanScores();
        scores.add(tags("B-PER"), tags("O"));
        assertThat(scores.values()).containsEntry("entityPrecision", 0.0).containsEntry("entityF1", 0.0);
    }

    private static List<String> tags(String line) {
        return List.of(line.split(" "));
    }
}
