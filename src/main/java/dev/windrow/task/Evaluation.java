package dev.windrow.task;

import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good a network is on one split, beside its baselines.
 *
 * @param task the task's name
 * @param split the split's name
 * @param examples how many examples were scored
 * @param metrics the network's numbers, in order; NaN where nothing was observed
 * @param baselines the numbers of each baseline by its name, in order
 * @param perLabel a row for each label or type of span; empty where there are none
 * @param confusion which label was taken for which, where there are few labels
 */
public record Evaluation(
        String task,
        String split,
        long examples,
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> baselines,
        List<LabelRow> perLabel,
        Optional<Confusion.Table> confusion) {}
