package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.train.outer.OuterState;

/**
 * The network the next round begins with, put together on the driver from slices of the workers' mean, in whatever
 * order they come. Each takes the outer step when it is there: what that remembers lives here, and sending it about
 * would take longer than the step.
 */
final class NextNetwork {
    private final LearnerState start;
    private final OuterOptimizer optimizer;
    private final OuterState outer;
    private final float[] parameters;
    private final float[][] moments;
    private long iteration;

    /** Whether a worker moved. */
    private boolean moved;

    NextNetwork(RunState from, OuterOptimizer optimizer) {
        this.start = from.network();
        this.optimizer = optimizer;
        this.outer = from.outer().copy();
        this.parameters = new float[start.parameters().length];
        this.moments = new float[start.moments().length][];
    }

    /**
     * Takes in a slice of the mean.
     *
     * @param begin its place in the parameters
     * @param mean a moment that stayed with the workers is of no length, and all of it where none had a target
     */
    void add(int begin, LearnerState mean) {
        int length = mean.parameters().length;
        if (length == 0) {
            return;
        }
        moved = true;
        System.arraycopy(mean.parameters(), 0, parameters, begin, length);
        optimizer.step(start.parameters(), parameters, outer.velocities(), begin, begin + length);
        for (int k = 0; k < moments.length; k++) {
            if (mean.moments()[k].length > 0) {
                moments[k] = moments[k] == null ? new float[parameters.length] : moments[k];
                System.arraycopy(mean.moments()[k], 0, moments[k], begin, length);
            }
        }
        iteration = mean.iteration();
    }

    /** The network, when all slices are in: that of the start where no worker moved. */
    LearnerState network() {
        if (!moved) {
            return start;
        }
        for (int k = 0; k < moments.length; k++) {
            moments[k] = moments[k] == null ? start.moments()[k] : moments[k];
        }
        return new LearnerState(parameters, moments, iteration);
    }

    /** What the outer optimizer remembers, when all slices are in. */
    OuterState outer() {
        return outer;
    }
}
