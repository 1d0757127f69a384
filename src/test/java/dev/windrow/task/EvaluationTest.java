package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static Evaluation evaluation() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 0.9341234567890123);
        metrics.put("unseenAccuracy", Double.NaN);
        return new Evaluation(
                "tagging",
                "test",
                2077,
                metrics,
                Map.of("most-frequent-tag", Map.of("accuracy", 0.862, "trainingSymbols", 204577.0)),
                List.of(new LabelRow("NO\"UN", 0.9, 0.8, 0.85, 12)),
                Optional.of(new Confusion.Table(
                        List.of("a", "b"), List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(0L, 0L)))));
    }

    @Test
    void whatIsWrittenIsRead() {
        String text = EvaluationJson.write(evaluation());
        assertThat(text).contains("\"unseenAccuracy\" : null").endsWith("}\n");
        assertThat(EvaluationJson.read("evaluation.json", text)).isEqualTo(evaluation());
    }

    @Test
    void withoutConfusionThereIsNone() {
        Evaluation plain = new Evaluation("t", "valid", 0, Map.of(), Map.of(), List.of(), Optional.empty());
        String text = EvaluationJson.write(plain);
        assertThat(text).doesNotContain("confusion");
        assertThat(EvaluationJson.read("evaluation.json", text)).isEqualTo(plain);
    }

    @Test
    void whatIsNoEvaluationIsNamed() {
        assertThatThrownBy(() -> EvaluationJson.read("runs/x/evaluation.json", "{\"task\": "))
                .hasMessageStartingWith("runs/x/evaluation.json: is no evaluation");
        assertThatThrownBy(() -> EvaluationJson.read("runs/x/evaluation.json", "{\"task\": \"t\"}"))
                .hasMessageStartingWith("runs/x/evaluation.json: is no evaluation")
                .hasMessageContaining("baselines");
    }

    @Test
    void theTablePutsBaselinesBeside() {
        assertThat(EvaluationTable.lines(evaluation()))
                .containsExactly(
                        "tagging, test split, 2,077 examples",
                        "                 network  most-frequent-tag",
                        "accuracy          0.9341             0.8620",
                        "unseenAccuracy         -                  -",
                        "trainingSymbols        -            204,577");
    }
}
