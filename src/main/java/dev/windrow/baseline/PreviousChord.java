package dev.windrow.baseline;

import dev.windrow.metric.NoteScores;
import dev.windrow.sequence.Window;
import java.util.Map;

/**
 * The chord before, once more. Its likelihood is that of each key by itself, given whether it sounded at the step
 * before: of n such steps with c at which it sounds, (c + m p) / (n + m), where p is the share of all keys and m = 2
 * steps.
 */
public final class PreviousChord implements Baseline {
    private static final double PRIOR_STEPS = 2;

    @Override
    public String name() {
        return "previous-chord";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        int keys = windows.scored().first().targetVectors().width();
        NoteCounts counts = NoteCounts.of(windows.train(), keys);
        double[][] logOdds = new double[2][keys];
        for (int state = 0; state < 2; state++) {
            double prior = counts.share(state);
            for (int key = 0; key < keys; key++) {
                long all = counts.steps()[state][key];
                long some = counts.sounded()[state][key];
                logOdds[state][key] = Math.log((some + PRIOR_STEPS * prior) / (all - some + PRIOR_STEPS * (1 - prior)));
            }
        }
        return Scoring.score(windows.scored(), new NoteScores(), (window, scores) -> {
                    for (int step = 0; step < window.length(); step++) {
                        scores.add(
                                window.targetVectors().values(),
                                step * keys,
                                keys,
                                new AsBefore(window, step, logOdds));
                    }
                })
                .values();
    }

    /** What is said of one step. */
    private record AsBefore(Window window, int step, double[][] logOdds) implements NoteScores.Foreseen {
        @Override
        public double logOdds(int key) {
            return logOdds[sounds(key) ? 1 : 0][key];
        }

        @Override
        public boolean sounds(int key) {
            return window.inputVectors().at(step, key) > 0;
        }
    }
}
