package dev.windrow.train;

import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;

/** Cross-entropy over the target places of many batches, in nats. */
final class LossSum implements Serializable {
    private static final long serialVersionUID = 1;

    private double nats;
    private long targets;

    void add(Minibatch batch, Predictions predictions) {
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                int target = batch.targets()[row * batch.targetSteps() + step];
                if (target != Window.NO_TARGET) {
                    nats -= predictions.logProbability(row, step, target);
                    targets++;
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
