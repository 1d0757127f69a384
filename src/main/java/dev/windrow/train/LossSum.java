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
