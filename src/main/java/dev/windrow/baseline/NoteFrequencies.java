package dev.windrow.baseline;

import dev.windrow.metric.NoteScores;
import java.util.Map;

/**
 * Each key as often as in the training pieces, whatever came before: with c of n steps, the probability (c + 1) / (n +
 * 2).
 */
public final class NoteFrequencies implements Baseline {
    @Override
    public String name() {
        return "note-frequencies";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        int keys = windows.scored().first().targetVectors().width();
        NoteCounts counts = NoteCounts.of(windows.train(), keys);
        double[] logOdds = new double[keys];
        for (int key = 0; key < keys; key++) {
            long all = counts.steps()[0][key] + counts.steps()[1][key];
            long some = counts.sounded()[0][key] + counts.sounded()[1][key];
            logOdds[key] = Math.log((some + 1.0) / (all - some + 1.0));
        }
        return Scoring.score(windows.scored(), new NoteScores(), (window, scores) -> {
                    for (int step = 0; step < window.length(); step++) {
                        scores.add(window.targetVectors().values(), step * keys, keys, key -> logOdds[key]);
                    }
                })
                .values();
    }
}
