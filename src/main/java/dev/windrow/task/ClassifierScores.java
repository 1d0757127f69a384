package dev.windrow.task;

import dev.windrow.metric.ClassificationScores;
import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Scores of a network that gives each text one label. */
final class ClassifierScores implements TaskScores {
    private static final long serialVersionUID = 1;
    /** With more labels a table of pairs is not for reading. */
    private static final int FEW = 60;

    private final ClassificationScores scores;
    /** Null where there are more. */
    @Nullable
    private final Confusion confusion;

    /** By the labels' names; their places are their ids. */
    ClassifierScores(List<String> labels) {
        scores = new ClassificationScores(labels);
        confusion = labels.size() <= FEW ? new Confusion(labels) : null;
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int gold = batch.targets()[row];
            int predicted = predictions.best(row, 0);
            int from = predictions.offset(row, 0);
            float[] logs = predictions.logProbabilities();
            scores.add(gold, Arrays.copyOfRange(logs, from, from + predictions.classes()));
            if (confusion != null) {
                confusion.add(gold, predicted);
            }
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        ClassifierScores same = TaskScores.same(ClassifierScores.class, other);
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
