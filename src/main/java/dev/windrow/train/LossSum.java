package dev.windrow.train;

import dev.windrow.kernel.Ctc;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.ValueLoss;
import dev.windrow.network.Head;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The loss over the target places of many batches: cross-entropy in nats, that of whole transcripts where nobody says
 * which place says what, or, where targets are vectors, the mean squared error of what is predicted of their values,
 * and where these are zeros and ones −ln p of each for itself, summed over a vector.
 */
final class LossSum implements Serializable {
    private static final long serialVersionUID = 1;

    private final Head.Kind kind;
    private double sum;
    private long targets;

    /** A sum over predictions of an output of a kind. */
    LossSum(Head.Kind kind) {
        this.kind = kind;
    }

    void add(Minibatch batch, Predictions predictions) {
        switch (kind) {
            case VALUES -> addSquares(batch, predictions);
            case LOGISTIC -> addManyHot(batch, predictions);
            case CTC -> addTranscripts(batch, predictions);
            case SOFTMAX, CRF -> addPlaces(batch, predictions);
        }
    }

    private void addTranscripts(Minibatch batch, Predictions predictions) {
        int[][] labels = new int[batch.rows()][];
        for (int row = 0; row < labels.length; row++) {
            int from = row * batch.targetSteps();
            labels[row] = Arrays.stream(batch.targets(), from, from + batch.targetSteps())
                    .filter(label -> label != Window.NO_TARGET)
                    .toArray();
        }
        double[] logs = new double[batch.rows() * predictions.offset(1, 0)];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = predictions.logProbabilities()[k];
        }
        Rows rows = Rows.of(predictions.steps(), batch.lengths());
        sum += new Ctc(predictions.classes(), Head.BLANK).loss(logs, labels, rows);
        targets += batch.targetCount();
    }

    private void addPlaces(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                int target = batch.targets()[row * batch.targetSteps() + step];
                if (target != Window.NO_TARGET) {
                    float log = predictions.logProbability(row, step, target);
                    // What forbidden moves make impossible, such as the rest of an entity that a window begins with.
                    if (log > Float.NEGATIVE_INFINITY || Float.isNaN(log)) {
                        sum -= log;
                        targets++;
                    }
                }
            }
        }
    }

    private void addSquares(Minibatch batch, Predictions predictions) {
        Vectors actual = batch.targetVectors();
        // The mean of a value stands before its quantiles.
        int outputs = predictions.classes() / actual.width();
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                int place = row * batch.targetSteps() + step;
                for (int k = 0; k < actual.width(); k++) {
                    float value = actual.at(place, k);
                    if (!Float.isNaN(value)) {
                        double error = value - predictions.value(row, step, k * outputs);
                        sum += error * error / actual.width();
                    }
                }
                targets += actual.hasValue(place) ? 1 : 0;
            }
        }
    }

    private void addManyHot(Minibatch batch, Predictions predictions) {
        Vectors actual = batch.targetVectors();
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                int place = row * batch.targetSteps() + step;
                for (int k = 0; k < actual.width(); k++) {
                    float value = actual.at(place, k);
                    if (!Float.isNaN(value)) {
                        sum += ValueLoss.logistic(value, predictions.value(row, step, k));
                    }
                }
                targets += actual.hasValue(place) ? 1 : 0;
            }
        }
    }

    void merge(LossSum other) {
        sum += other.sum;
        targets += other.targets;
    }

    /** The loss of a target place; not a number if there was none. */
    double mean() {
        return sum / targets;
    }
}
