package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/** What a worker brings home from a round. Like all here that Spark sends, no record: Kryo could not take it apart. */
final class WorkerFit implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of a worker without a batch. */
    static final WorkerFit NOTHING = new WorkerFit(new LearnerState(new float[0], new float[0][], 0), 0, 0, 0);

    private final float[] parameters;
    private final float[][] moments;
    private final long iteration;
    private final long targets;
    private final long examples;
    private final double lossSum;

    /**
     * @param state where its network stands
     * @param targets places with a loss: its weight in the mean
     * @param examples it saw
     * @param lossSum the network's loss of an example, summed over them
     */
    WorkerFit(LearnerState state, long targets, long examples, double lossSum) {
        this.parameters = state.parameters();
        this.moments = state.moments();
        this.iteration = state.iteration();
        this.targets = targets;
        this.examples = examples;
        this.lossSum = lossSum;
    }

    /** Where its network stands; of no length if it had no batch. */
    LearnerState state() {
        return new LearnerState(parameters, moments, iteration);
    }

    /** Places with a loss: its weight in the mean. */
    long targets() {
        return targets;
    }

    /** Examples it saw. */
    long examples() {
        return examples;
    }

    /** The network's loss of an example, summed over them. */
    double lossSum() {
        return lossSum;
    }
}
