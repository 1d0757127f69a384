package dev.windrow.baseline;

import dev.windrow.metric.TaggingScores;
import dev.windrow.text.Span;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;

/**
 * A dictionary of the entities of the training data: from the left, the longest phrase that was an entity there is one
 * of the type it had most often.
 */
public final class TrainingEntities implements Baseline {
    @Override
    public String name() {
        return "training-entities";
    }

    @Override
    public boolean suits(SplitWindows windows) {
        return Span.tagged(Names.labels(windows.targets()));
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        List<String> labels = Names.labels(windows.targets());
        PhraseTags phrases = PhraseTags.of(windows.train(), labels, Vocabulary.UNKNOWN);
        int outside = labels.indexOf("O");
        SeenWords words = SeenWords.of(windows);
        return Scoring.score(windows.scored(), new TaggingScores(labels), (window, scores) -> {
                    boolean[] seen = new boolean[window.length()];
                    for (int step = 0; step < seen.length; step++) {
                        seen[step] = words.contains(window, step);
                    }
                    scores.add(window.targets(), phrases.tags(window, outside), seen);
                })
                .values();
    }
}
