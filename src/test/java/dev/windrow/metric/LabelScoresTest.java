package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelScoresTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** The example in scikit-learn's documentation of f1_score: macro 0.26…, micro 0.33…, by label 0.8, 0, 0. */
    @Test
    void equalsTheExampleOfScikitLearn() {
        LabelScores scores = scores("a b c", new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
        assertThat(scores.values().get("macroF1")).isEqualTo(0.8 / 3, EXACT);
        assertThat(scores.values().get("microF1")).isEqualTo(1 / 3.0, EXACT);
        assertThat(scores.values().get("accuracy")).isEqualTo(1 / 3.0, EXACT);
        assertThat(scores.perLabel())
                .containsExactly(
                        new LabelRow("a", 2 / 3.0, 1, 0.8, 2),
                        new LabelRow("b", 0, 0, 0, 2),
                        new LabelRow("c", 0, 0, 0, 2));
    }

    @Test
    void aLabelThatNeverOccursIsLeftOutOfTheMean() {
        LabelScores scores = scores("a b c", new int[] {0, 1}, new int[] {0, 1});
        assertThat(scores.values()).containsEntry("macroF1", 1.0);
        assertThat(scores.perLabel()).hasSize(2);
    }

    @Test
    void labelsNeverSeenInTrainingAreErrors() {
        LabelScores scores = scores("a b", new int[] {0, -1, -1, 0}, new int[] {0, 0, 1, 0});
        assertThat(scores.values()).containsEntry("accuracy", 0.5);
        // a: precision 2/3, recall 1, F1 0.8; b: predicted but never gold, 0; the unseen ones: 0.
        assertThat(scores.values().get("macroF1")).isEqualTo(0.8 / 3, EXACT);
        assertThat(scores.perLabel()).last().isEqualTo(new LabelRow(LabelScores.NEVER_SEEN, 0, 0, 0, 2));
    }

    @Test
    void theConfusionCountsEachPair() {
        Confusion confusion = new Confusion(List.of("a", "b"));
        confusion.add(0, 1);
        confusion.add(0, 1);
        confusion.add(1, 1);
        confusion.add(-1, 0);
        assertThat(confusion.table().counts()).containsExactly(List.of(0L, 2L), List.of(0L, 1L), List.of(1L, 0L));
        assertThat(confusion.values()).containsEntry("a as b", 2.0).hasSize(3);
    }

    private static LabelScores scores(String labels, int[] gold, int[] predicted) {
        LabelScores scores = new LabelScores(List.of(labels.split(" ")));
        for (int k = 0; k < gold.length; k++) {
            scores.add(gold[k], predicted[k]);
        }
        return scores;
    }
}
