package dev.windrow.train;

import dev.windrow.kernel.Ctc;
import dev.windrow.kernel.Rows;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Cross-entropy over the target places of many batches, in nats; where nobody says which place says what, that of whole
 * transcripts.
 */
final class LossSum implements Serializable {
    private static final long serialVersionUID = 1;

    private final NetworkSpec.Head.Kind kind;
    private double nats;
    private long targets;

    /** A sum over predictions of an output of a kind. */
    LossSum(NetworkSpec.Head.Kind kind) {
        this.kind = kind;
    }

    void add(Minibatch batch, Predictions predictions) {
        if (kind == NetworkSpec.Head.Kind.CTC) {
            addTranscripts(batch, predictions);
        } else {
            addPlaces(batch, predictions);
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
        nats += new Ctc(predictions.classes(), NetworkSpec.Head.BLANK).loss(logs, labels, rows);
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
                        nats -= log;
                        targets++;
                    }
                }
            }
        }
    }

    void merge(LossSum other) {
        nats += other.nats;
        targets += other.targets;
    }

    /** Nats a target place; not a number if there was none. */
    double mean() {
        return nats / targets;
    }
}
