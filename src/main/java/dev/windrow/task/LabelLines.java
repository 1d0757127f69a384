package dev.windrow.task;

import dev.windrow.sequence.Example;
import dev.windrow.text.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is written where a record has one label: id TAB label TAB probability. */
final class LabelLines {
    private LabelLines() {}

    static List<String> of(Example question, Answer answer, Vocabulary targets, Form form) {
        String label = targets.symbol(answer.symbols()[0]);
        // Six places: what lies behind them is the rounding of the network's single precision.
        double probability = Math.rint(Math.exp(answer.logProbabilities()[0]) * 1e6) / 1e6;
        return switch (form) {
            case LINES ->
                List.of(String.format(
                        Locale.ROOT,
                        "%s\t%s\t%.6f",
                        Fields.escaped(question.id()),
                        Fields.escaped(label),
                        probability));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("label", label);
                values.put("probability", probability);
                yield List.of(Json.line(values));
            }
        };
    }
}
