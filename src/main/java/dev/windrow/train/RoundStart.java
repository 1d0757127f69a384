package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.io.Serializable;
import java.util.List;

/**
 * What every worker starts a round from.
 *
 * @param state the network, the same for all
 * @param carried where each worker's rows stand in the text, by worker; empty where rows begin anew
 */
record RoundStart(LearnerState state, List<Carried> carried) implements Serializable {
    /**
     * States of rows that go on in the next round.
     *
     * @param values as the learner gives them
     * @param rows of the last batch; 0 if the worker had none
     */
    record Carried(float[] values, int rows) implements Serializable {
        static final Carried NOTHING = new Carried(new float[0], 0);
    }
}
