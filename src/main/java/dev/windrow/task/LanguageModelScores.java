package dev.windrow.task;

import dev.windrow.metric.Foresight;
import dev.windrow.metric.LanguageScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scores of a network that foresees the next symbol. */
final class LanguageModelScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final LanguageScores scores;

    /** By the spelling of each id, empty for symbols that stand for no text. */
    LanguageModelScores(List<String> spellings) {
        scores = new LanguageScores(spellings);
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.steps();
            int to = from + batch.lengths()[row];
            scores.add(
                    Arrays.copyOfRange(batch.inputs(), from, to),
                    Arrays.copyOfRange(batch.targets(), from, to),
                    new Row(predictions, row));
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(LanguageModelScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }

    /** What the network says of one row. */
    private record Row(Predictions predictions, int row) implements Foresight {
        @Override
        public double logProbability(int step, int symbol) {
            return predictions.logProbability(row, step, symbol);
        }

        @Override
        public int rank(int step, int symbol) {
            return predictions.rank(row, step, symbol);
        }

        @Override
        public int best(int step) {
            return predictions.best(row, step);
        }

        @Override
        public int before(int step, int symbol, int[] found) {
            int from = predictions.offset(row, step);
            float own = predictions.logProbabilities()[from + symbol];
            int count = 0;
            for (int k = 0; k < predictions.classes(); k++) {
                float other = predictions.logProbabilities()[from + k];
                if (other > own || (other == own && k < symbol)) {
                    found[count++] = k;
                }
            }
            return count;
        }
    }
}
