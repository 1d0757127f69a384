package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import dev.windrow.task.TagMoves;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class ImpossibleLabelsTest {
    private static final Vocabulary LABELS = Vocabulary.ofLabels(Map.of("O", 9L, "B-PER", 5L, "I-PER", 3L));

    @Test
    void areCountedAndTheFirstIsShown() {
        assertThat(notice(window("a", 0, 0, 1, 2), window("b", 0, 0, 2, 2), window("c", 0, 2, -1, 2)))
                .hasValueSatisfying(notice -> assertThat(notice)
                        .startsWith("2 training windows have labels that may not follow each other, such as I-PER after"
                                + " O in record b. ")
                        .endsWith("prepare them again, and tags of any scheme become IOB2"));
        assertThat(notice(window("c", 0, 2, 0)))
                .hasValueSatisfying(notice -> assertThat(notice).contains("I-PER at the beginning of record c"));
    }

    @Test
    void aWindowMayBeginInsideASpan() {
        assertThat(notice(window("a", 64, 2, 0, 1, 2))).isEmpty();
    }

    private static Window window(String id, int position, int... labels) {
        return new Window(id, position, new int[labels.length], labels, new int[0][]);
    }

    private static Optional<String> notice(Window... windows) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        return ImpossibleLabels.notice(
                context.parallelize(List.of(windows), 2), TagMoves.forbidden(List.of("O", "B-PER", "I-PER")), LABELS);
    }
}
