package dev.windrow.baseline;

import dev.windrow.metric.ClassificationScores;
import java.util.LinkedHashMap;
import java.util.Map;

/** TF-IDF and logistic regression, learned from a bounded number of texts. */
public final class TextRegression implements Baseline {
    /** Texts learned from: the first windows. */
    private static final long TRAINING_EXAMPLES = 200_000;

    @Override
    public String name() {
        return "tf-idf-logistic-regression";
    }

    /** The scores, with the inverse penalty that was chosen and the number of texts learned from. */
    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        TextClassifier classifier = TextClassifier.of(
                windows.train(), windows.valid(), windows.inputs().size(), TRAINING_EXAMPLES, progress);
        ClassificationScores empty = new ClassificationScores(Names.labels(windows.targets()));
        Map<String, Double> values =
                new LinkedHashMap<>(Scoring.score(windows.scored(), empty, TextClassifier.scorer(classifier))
                        .values());
        values.put("inversePenalty", classifier.inversePenalty());
        values.put("trainingExamples", (double) classifier.examples());
        return values;
    }
}
