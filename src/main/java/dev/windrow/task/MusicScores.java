package dev.windrow.task;

import dev.windrow.metric.NoteScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Map;

/** Scores of a network that foresees the notes of the next step. */
final class MusicScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final NoteScores scores = new NoteScores();

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        int keys = batch.targetVectors().width();
        float[] roll = batch.targetVectors().values();
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.lengths()[row]; step++) {
                int at = predictions.offset(row, step);
                scores.add(roll, (row * batch.targetSteps() + step) * keys, keys, key -> predictions
                        .values()[at + key]);
            }
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(MusicScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
