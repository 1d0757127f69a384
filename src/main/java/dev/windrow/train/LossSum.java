package dev.windrow.train;

import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;

/**
 * The loss over the target places of many batches: cross-entropy in nats, or, where targets are vectors, the mean squared
 * error of what is predicted of their values.
 */
final class LossSum implements Serializable {
    private static final long serialVersionUID = 1;

    private double sum;
    private long targets;

    void add(Minibatch batch, Predictions predictions) {
        if (!batch.targetVectors().isNone()) {
            addSquares(batch, predictions);
            return;
        }
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

    void merge(LossSum other) {
        sum += other.sum;
        targets += other.targets;
    }

    /** The loss of a target place; not a number if there was none. */
    double mean() {
        return sum / targets;
    }
}
