package dev.windrow.baseline;

import dev.windrow.metric.RecallScores;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The labels that training had at the same place of a sequence, as often as it had them there, whatever was read: what
 * one can say who remembers nothing. Places behind those of training have all labels alike.
 */
public final class LabelByPlace implements Baseline {
    private final String nothing;

    /** @param nothing the label of places that say nothing */
    public LabelByPlace(String nothing) {
        this.nothing = nothing;
    }

    @Override
    public String name() {
        return "label-by-place";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        List<String> names = Names.labels(windows.targets());
        int labels = names.size();
        int silent = names.indexOf(nothing);
        long[][] counts = counts(windows, labels);
        return Scoring.score(windows.scored(), new RecallScores(), (window, scores) -> {
                    int[] gold = window.targets();
                    int[] predicted = new int[gold.length];
                    double[] logProbabilities = new double[gold.length];
                    for (int place = 0; place < gold.length; place++) {
                        int at = window.position() + place;
                        long[] seen = at < counts.length ? counts[at] : new long[labels];
                        predicted[place] = mostFrequent(seen);
                        logProbabilities[place] = logProbability(seen, gold[place]);
                    }
                    scores.add(gold, predicted, logProbabilities, silent);
                })
                .values();
    }

    /** Labels of the training windows, [place][label]. */
    private static long[][] counts(SplitWindows windows, int labels) {
        List<long[][]> parts = windows.train()
                .mapPartitions(part -> {
                    List<long[]> places = new ArrayList<>();
                    while (part.hasNext()) {
                        Window window = part.next();
                        while (places.size() < window.position() + window.length()) {
                            places.add(new long[labels]);
                        }
                        for (int place = 0; place < window.length(); place++) {
                            if (window.targets()[place] != Window.NO_TARGET) {
                                places.get(window.position() + place)[window.targets()[place]]++;
                            }
                        }
                    }
                    return Collections.singletonList(places.toArray(new long[0][]))
                            .iterator();
                })
                .collect();
        int longest = parts.stream().mapToInt(part -> part.length).max().orElse(0);
        long[][] counts = new long[longest][labels];
        for (long[][] part : parts) {
            for (int place = 0; place < part.length; place++) {
                for (int label = 0; label < labels; label++) {
                    counts[place][label] += part[place][label];
                }
            }
        }
        return counts;
    }

    private static int mostFrequent(long[] seen) {
        int best = 0;
        for (int label = 1; label < seen.length; label++) {
            best = seen[label] > seen[best] ? label : best;
        }
        return best;
    }

    /** With a hundredth of a label more of each than were seen, so that none is impossible. */
    private static double logProbability(long[] seen, int label) {
        double more = 0.01;
        double count = label == Window.NO_TARGET ? 0 : seen[label];
        return Math.log((count + more) / (Arrays.stream(seen).sum() + more * seen.length));
    }
}
