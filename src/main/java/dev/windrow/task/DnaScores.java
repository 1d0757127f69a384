package dev.windrow.task;

import dev.windrow.metric.LabelRow;
import dev.windrow.metric.LabellingScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scores of a network that labels each base. A sequence cut into windows counts as several sequences. */
final class DnaScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final LabellingScores scores;

    /** By the labels' names; their places are their ids. */
    DnaScores(List<String> labels) {
        scores = new LabellingScores(labels);
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.steps();
            int length = batch.lengths()[row];
            int[] predicted = new int[length];
            double[] logOdds = new double[length];
            for (int step = 0; step < length; step++) {
                predicted[step] = predictions.best(row, step);
                logOdds[step] = predictions.classes() < 2
                        ? 0
                        : predictions.logProbability(row, step, 1) - predictions.logProbability(row, step, 0);
            }
            scores.add(Arrays.copyOfRange(batch.targets(), from, from + length), predicted, logOdds);
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(DnaScores.class, other).scores);
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
