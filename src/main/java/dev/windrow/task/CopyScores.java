package dev.windrow.task;

import dev.windrow.metric.RecallScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.Map;

/** Scores of a network that says symbols again. */
final class CopyScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final int nothing;
    private final RecallScores scores = new RecallScores();

    /** @param nothing the id of the answer that says nothing */
    CopyScores(int nothing) {
        this.nothing = nothing;
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.steps();
            int[] gold = Arrays.copyOfRange(batch.targets(), from, from + batch.lengths()[row]);
            int[] predicted = new int[gold.length];
            double[] logProbabilities = new double[gold.length];
            for (int step = 0; step < gold.length; step++) {
                predicted[step] = predictions.best(row, step);
                logProbabilities[step] = gold[step] == Window.NO_TARGET
                        ? Double.NEGATIVE_INFINITY
                        : predictions.logProbability(row, step, gold[step]);
            }
            scores.add(gold, predicted, logProbabilities, nothing);
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(CopyScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
