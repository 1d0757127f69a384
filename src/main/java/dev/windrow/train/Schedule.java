package dev.windrow.train;

import dev.windrow.config.OptimizerSection;
import java.io.Serializable;

/**
 * The learning rate over a run: rises in a line over the warm-up, then stays or falls to nothing, in a line or as half
 * a cosine (Loshchilov & Hutter 2017, "SGDR", without restarts).
 *
 * @param shape how the rate falls
 * @param highest the rate after the warm-up
 * @param warmUp share of all steps in which it rises
 */
public record Schedule(OptimizerSection.Schedule shape, double highest, double warmUp) implements Serializable {

    /** The schedule a job file asks for. */
    public static Schedule of(OptimizerSection optimizer) {
        return new Schedule(optimizer.schedule(), optimizer.rate(), optimizer.warmUp());
    }

    /**
     * The rate of a step.
     *
     * @param done share of the run that lies behind this step, from 0 to 1
     */
    public double rate(double done) {
        if (done < warmUp) {
            return highest * done / warmUp;
        }
        double falling = Math.min(1, (done - warmUp) / Math.max(1 - warmUp, Double.MIN_NORMAL));
        return switch (shape) {
            case CONSTANT -> highest;
            case LINEAR -> highest * (1 - falling);
            case COSINE -> highest * (1 + Math.cos(Math.PI * falling)) / 2;
        };
    }
}
