package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaggingScoresTest {
    @Test
    void plainTagsHaveNoEntities() {
        TaggingScores scores = new TaggingScores(List.of("NOUN", "VERB"));
        scores.add(new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 0}, new boolean[] {true, true, false, false});
        assertThat(scores.values().keySet()).containsExactly("accuracy", "macroF1", "microF1", "unseenAccuracy");
        assertThat(scores.values()).containsEntry("accuracy", 0.75).containsEntry("unseenAccuracy", 0.5);
        assertThat(scores.perLabel()).extracting(LabelRow::label).containsExactly("NOUN", "VERB");
    }

    @Test
    void tagsOfSpansHaveEntitiesToo() {
        TaggingScores scores = new TaggingScores(List.of("O", "B-PER", "I-PER"));
        scores.add(new int[] {1, 2, 0, 1}, new int[] {1, 2, 0, 0}, new boolean[] {true, true, true, true});
        assertThat(scores.values()).containsEntry("entityPrecision", 1.0).containsEntry("entityRecall", 0.5);
        assertThat(scores.values().get("unseenAccuracy")).isNaN();
        assertThat(scores.perLabel()).containsExactly(new LabelRow("PER", 1, 0.5, 2 / 3.0, 2));
    }

    @Test
    void aTypeNeverSeenInTrainingIsASpanNotFound() {
        TaggingScores scores = new TaggingScores(List.of("O", "B-PER"));
        scores.add(new int[] {1, 0, -1, -1}, new int[] {1, 0, 0, 0}, new boolean[4]);
        assertThat(scores.values()).containsEntry("entityPrecision", 1.0).containsEntry("entityRecall", 0.5);
    }
}
