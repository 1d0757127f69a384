package dev.windrow.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link Evaluation} as the text of {@code evaluation.json}; a number that is none is null there. */
public final class EvaluationJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationJson() {}

    /** The document, indented, with a line feed at its end. */
    public static String write(Evaluation evaluation) {
        ObjectNode root = JSON.createObjectNode();
        root.put("task", evaluation.task());
        root.put("split", evaluation.split());
        root.put("examples", evaluation.examples());
        root.set("metrics", numbers(evaluation.metrics()));
        ObjectNode baselines = root.putObject("baselines");
        evaluation.baselines().forEach((name, values) -> baselines.set(name, numbers(values)));
        ArrayNode perLabel = root.putArray("perLabel");
        for (LabelRow row : evaluation.perLabel()) {
            ObjectNode node = perLabel.addObject();
            node.put("label", row.label());
            put(node, "precision", row.precision());
            put(node, "recall", row.recall());
            put(node, "f1", row.f1());
            node.put("support", row.support());
        }
        evaluation.confusion().ifPresent(table -> root.set("confusion", confusion(table)));
        return root.toPrettyString() + "\n";
    }

    /**
     * The evaluation a document holds.
     *
     * @param source where the document stands, for the message
     * @throws IllegalArgumentException naming the source if the text is no such document
     */
    public static Evaluation read(String source, String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
            root.required("baselines")
                    .properties()
                    .forEach(entry -> baselines.put(entry.getKey(), numbers(entry.getValue())));
            List<LabelRow> perLabel = new ArrayList<>();
            root.required("perLabel").forEach(node -> perLabel.add(row(node)));
            return new Evaluation(
                    root.required("task").asText(),
                    root.required("split").asText(),
                    root.required("examples").asLong(),
                    numbers(root.required("metrics")),
                    baselines,
                    perLabel,
                    Optional.ofNullable(root.get("confusion")).map(EvaluationJson::table));
        } catch (JsonProcessingException | IllegalArgumentException problem) {
            throw new IllegalArgumentException(source + ": is no evaluation: " + problem.getMessage(), problem);
        }
    }

    private static ObjectNode numbers(Map<String, Double> values) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((name, value) -> put(node, name, value));
        return node;
    }

    private static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), number(entry.getValue())));
        return values;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.asDouble();
    }

    private static LabelRow row(JsonNode node) {
        return new LabelRow(
                node.required("label").asText(),
                number(node.required("precision")),
                number(node.required("recall")),
                number(node.required("f1")),
                node.required("support").asLong());
    }

    private static ObjectNode confusion(Confusion.Table table) {
        ObjectNode node = JSON.createObjectNode();
        node.set("labels", JSON.valueToTree(table.labels()));
        node.set("counts", JSON.valueToTree(table.counts()));
        return node;
    }

    private static Confusion.Table table(JsonNode node) {
        List<String> labels = new ArrayList<>();
        node.required("labels").forEach(label -> labels.add(label.asText()));
        List<List<Long>> counts = new ArrayList<>();
        for (JsonNode line : node.required("counts")) {
            List<Long> row = new ArrayList<>();
            line.forEach(count -> row.add(count.asLong()));
            counts.add(row);
        }
        return new Confusion.Table(labels, counts);
    }
}
