package dev.windrow.task;

import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import dev.windrow.metric.LabellingScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Scores of a network that labels each place of a sequence, whose runs of one label are stretches: bases, frames. A
 * sequence cut into windows counts as several sequences.
 */
final class EachPlaceScores implements TaskScores {
    private static final long serialVersionUID = 1;
    /** With more labels a table of pairs is not for reading. */
    private static final int FEW = 60;

    private final LabellingScores scores;
    /** Null where there are more. */
    @Nullable
    private final Confusion confusion;

    /** By the labels' names; their places are their ids. */
    EachPlaceScores(List<String> labels) {
        scores = new LabellingScores(labels);
        confusion = labels.size() <= FEW ? new Confusion(labels) : null;
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.steps();
            int length = batch.lengths()[row];
            int[] gold = Arrays.copyOfRange(batch.targets(), from, from + length);
            int[] predicted = new int[length];
            double[] logOdds = new double[length];
            for (int step = 0; step < length; step++) {
                predicted[step] = predictions.best(row, step);
                logOdds[step] = predictions.classes() < 2
                        ? 0
                        : predictions.logProbability(row, step, 1) - predictions.logProbability(row, step, 0);
                if (confusion != null) {
                    confusion.add(gold[step], predicted[step]);
                }
            }
            scores.add(gold, predicted, logOdds);
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        EachPlaceScores same = TaskScores.same(EachPlaceScores.class, other);
        scores.merge(same.scores);
        if (confusion != null && same.confusion != null) {
            confusion.merge(same.confusion);
        }
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

    @Override
    public Optional<Confusion.Table> confusion() {
        return Optional.ofNullable(confusion).map(Confusion::table);
    }
}
