package dev.windrow.task;

import dev.windrow.baseline.TranscriptText;
import dev.windrow.metric.TranscriptScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.Map;

/** Scores of a network that writes down what was said, found as predictions are. */
final class SpeechScores implements TaskScores {
    private static final long serialVersionUID = 1;

    private final Speech speech;
    private final TranscriptText texts;
    private final TranscriptScores scores = new TranscriptScores();

    SpeechScores(Speech speech, TranscriptText texts) {
        this.speech = speech;
        this.texts = texts;
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            int from = row * batch.targetSteps();
            int[] said = Arrays.copyOfRange(batch.targets(), from, from + batch.targetSteps());
            Answer answer = speech.answer(predictions, row, batch.lengths()[row]);
            scores.add(texts.of(said), texts.of(answer.symbols()));
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(SpeechScores.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
