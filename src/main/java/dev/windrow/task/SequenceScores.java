package dev.windrow.task;

import dev.windrow.metric.SymbolScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Map;

/** How well a decoder foresees each symbol of the right answer when it has read those before. */
final class SequenceScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final SymbolScores scores = SymbolScores.ofSymbols();

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                int target = batch.targets()[row * batch.targetSteps() + step];
                if (target >= 0) {
                    scores.add(predictions.logProbability(row, step, target), predictions.rank(row, step, target));
                }
            }
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(SequenceScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
