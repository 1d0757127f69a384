package dev.windrow.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An {@link Evaluation} for a terminal: a line a metric, the network beside its baselines. */
public final class EvaluationTable {
    private static final String NONE = "-";

    private EvaluationTable() {}

    /** The lines of the table, without line ends. */
    public static List<String> lines(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "network"));
        head.addAll(evaluation.baselines().keySet());
        rows.add(head);
        for (String metric : metrics(evaluation)) {
            List<String> row = new ArrayList<>(List.of(metric, number(evaluation.metrics(), metric)));
            evaluation.baselines().values().forEach(values -> row.add(number(values, metric)));
            rows.add(row);
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s, %s split, %,d examples",
                evaluation.task(),
                evaluation.split(),
                evaluation.examples()));
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private static Set<String> metrics(Evaluation evaluation) {
        Set<String> names = new LinkedHashSet<>(evaluation.metrics().keySet());
        evaluation.baselines().values().forEach(values -> names.addAll(values.keySet()));
        // What is said of each step ahead is for evaluation.json.
        names.removeIf(name -> name.matches(".*\\+\\d+"));
        return names;
    }

    private static String number(Map<String, Double> values, String metric) {
        double value = values.getOrDefault(metric, Double.NaN);
        if (Double.isNaN(value)) {
            return NONE;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) >= 1000;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.4f", value);
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0));
        line.append(" ".repeat(widths[0] - row.get(0).length()));
        for (int k = 1; k < widths.length; k++) {
            line.append("  ")
                    .append(" ".repeat(widths[k] - row.get(k).length()))
                    .append(row.get(k));
        }
        return line.toString();
    }
}
