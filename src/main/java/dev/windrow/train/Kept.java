package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/**
 * What a worker keeps from one round for the next, where it is.
 *
 * @param rest what rounding took from its parameters; of no length for nothing
 * @param moments of its own optimizer, each in place of the network's; one of no length where it takes the network's,
 *     and none where it takes all of them
 */
record Kept(float[] rest, float[][] moments) implements Serializable {
    /** Nothing. */
    static final Kept NOTHING = new Kept(new float[0], new float[0][]);

    /** The network with the worker's own moments in place of the common ones. */
    LearnerState over(LearnerState network) {
        if (moments.length == 0) {
            return network;
        }
        float[][] both = network.moments().clone();
        for (int k = 0; k < both.length; k++) {
            both[k] = moments[k].length == 0 ? both[k] : moments[k];
        }
        return new LearnerState(network.parameters(), both, network.iteration());
    }
}
