package dev.windrow.task;

import dev.windrow.baseline.SeenWords;
import dev.windrow.metric.LabelRow;
import dev.windrow.metric.TaggingScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scores of a network that tags each word. A sentence cut into windows counts as several sentences. */
final class TaggerScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final SeenWords words;
    private final TaggingScores scores;

    /** By the labels' names; their places are their ids. */
    TaggerScores(List<String> labels, SeenWords words) {
        this.words = words;
        scores = new TaggingScores(labels);
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.steps();
            int length = batch.lengths()[row];
            int[] predicted = new int[length];
            boolean[] seen = new boolean[length];
            for (int step = 0; step < length; step++) {
                predicted[step] = predictions.best(row, step);
                seen[step] = words.contains(batch, row, step);
            }
            scores.add(Arrays.copyOfRange(batch.targets(), from, from + length), predicted, seen);
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(TaggerScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }

    @Override
    public List<LabelRow> perLabel() {
        return scores.perLabel();
    }
}
