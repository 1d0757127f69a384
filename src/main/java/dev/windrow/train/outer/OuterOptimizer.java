package dev.windrow.train.outer;

import java.io.Serializable;

/**
 * The step a run takes after each round, from the round's start θ and the workers' mean θ̄ = Σ wᵢ θᵢ to the start of
 * the next round. It goes element by element, so that any slice of the flat vectors can be stepped anywhere. The rules
 * hold no state; what they remember from round to round is the caller's.
 */
public interface OuterOptimizer extends Serializable {

    /** How much of the change before goes on; 0 for none. */
    double momentum();

    /** Vectors of the parameters' length that the rule remembers; zero before the first round. */
    int velocities();

    /**
     * One step on the elements {@code from} … {@code to}−1. All arrays are indexed alike: whole vectors, or the same
     * slice of each.
     *
     * @param start θ, where the round began; not modified
     * @param mean θ̄ on entry, where the next round begins on return
     * @param velocities {@link #velocities()} arrays; overwritten
     */
    void step(float[] start, float[] mean, float[][] velocities, int from, int to);
}
