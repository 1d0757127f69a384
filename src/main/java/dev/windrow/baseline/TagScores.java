package dev.windrow.baseline;

import dev.windrow.metric.TaggingScores;
import java.util.List;
import java.util.Map;

/** The most frequent tag of each word. */
final class TagScores {
    private TagScores() {}

    /**
     * The scores.
     *
     * @param labels by id
     * @param unknown the id of words without one of their own
     */
    static Map<String, Double> of(Sets sets, List<String> labels, int unknown) {
        MostFrequentTag tagger = MostFrequentTag.of(sets.train(), unknown);
        SeenWords words = SeenWords.of(sets.train(), unknown);
        return Scoring.score(sets.scored(), new TaggingScores(labels), (window, scores) -> {
                    int[] predicted = new int[window.length()];
                    boolean[] seen = new boolean[window.length()];
                    for (int step = 0; step < predicted.length; step++) {
                        predicted[step] = tagger.tag(window, step);
                        seen[step] = words.contains(window, step);
                    }
                    scores.add(window.targets(), predicted, seen);
                })
                .values();
    }
}
