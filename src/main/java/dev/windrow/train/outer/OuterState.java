package dev.windrow.train.outer;

import java.io.Serializable;

/**
 * What an outer optimizer remembers between two rounds. Immutable: whoever steps copies first.
 *
 * @param velocities as many vectors as the optimizer has, each as long as the parameters
 */
public record OuterState(float[][] velocities) implements Serializable {

    /** The state before the first round. */
    public static OuterState zero(OuterOptimizer optimizer, int parameters) {
        return new OuterState(new float[optimizer.velocities()][parameters]);
    }

    /** A copy that may be overwritten. */
    public OuterState copy() {
        float[][] copies = new float[velocities.length][];
        for (int k = 0; k < copies.length; k++) {
            copies[k] = velocities[k].clone();
        }
        return new OuterState(copies);
    }
}
