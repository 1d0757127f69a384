package dev.windrow.baseline;

import dev.windrow.metric.TaggingScores;
import dev.windrow.text.Vocabulary;
import java.util.Map;

/** The most frequent tag of each word, the most frequent of all for words unseen in training. */
public final class MostFrequentTag implements Baseline {
    @Override
    public String name() {
        return "most-frequent-tag";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        TagOfWord tagger = TagOfWord.of(windows.train(), Vocabulary.UNKNOWN);
        SeenWords words = SeenWords.of(windows);
        TaggingScores empty = new TaggingScores(Names.labels(windows.targets()));
        return Scoring.score(windows.scored(), empty, (window, scores) -> {
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
