package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.io.Serializable;

/** What a network is made of, without its numbers: what travels to the workers. Immutable. */
interface Blueprint extends Serializable {

    /**
     * A new network that goes on from a state.
     *
     * @param state copied
     * @param seed of its layers' random draws
     */
    AveragedNetwork build(LearnerState state, long seed);

    /** As readable JSON, without iterations and epochs. */
    String json();
}
