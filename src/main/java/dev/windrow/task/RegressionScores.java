package dev.windrow.task;

import dev.windrow.corpus.Scale;
import dev.windrow.metric.ValueScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Map;

/** Scores of a network that tells values of whole sequences, in their own units. */
final class RegressionScores implements TaskScores {
    private static final long serialVersionUID = 1;
    /** The mean and both ends of the interval. */
    private static final int WITH_INTERVAL = 3;

    private final Scale scale;
    private final ValueScores scores = new ValueScores();

    RegressionScores(Scale scale) {
        this.scale = scale;
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        int outputs = predictions.classes() / scale.width();
        for (int row = 0; row < batch.rows(); row++) {
            for (int place = 0; place < scale.width(); place++) {
                Scale.Column column = scale.columns().get(place);
                double actual = column.raw(batch.targetVectors().at(row, place));
                scores.add(actual, column.raw(predictions.value(row, 0, place * outputs)));
                if (outputs == WITH_INTERVAL) {
                    scores.addInterval(
                            actual,
                            column.raw(predictions.value(row, 0, place * outputs + 1)),
                            column.raw(predictions.value(row, 0, place * outputs + 2)));
                }
            }
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(RegressionScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
