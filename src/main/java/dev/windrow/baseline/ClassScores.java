package dev.windrow.baseline;

import dev.windrow.metric.LabelScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Classifiers of whole texts. */
final class ClassScores {
    /** Texts a regression learns from: the first windows. */
    private static final long TRAINING_EXAMPLES = 200_000;

    private ClassScores() {}

    /** The label training had most often, for every text; labels by id. */
    static Map<String, Double> ofMajority(Sets sets, List<String> labels) {
        int label = MajorityClass.of(sets.train());
        return Scoring.score(
                        sets.scored(),
                        new LabelScores(labels),
                        (window, scores) -> scores.add(window.targets()[0], label))
                .values();
    }

    /** TF-IDF and logistic regression, with the penalty it chose; labels by id. */
    static Map<String, Double> ofRegression(Sets sets, List<String> labels, int symbols) {
        TextRegression regression = TextRegression.of(sets.train(), sets.valid(), symbols, TRAINING_EXAMPLES);
        Map<String, Double> values = new LinkedHashMap<>(
                Scoring.score(sets.scored(), new LabelScores(labels), TextRegression.scorer(regression))
                        .values());
        values.put("inversePenalty", regression.inversePenalty());
        values.put("trainingExamples", (double) regression.examples());
        return values;
    }
}
