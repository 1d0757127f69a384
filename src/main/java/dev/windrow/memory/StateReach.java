package dev.windrow.memory;

import dev.windrow.kernel.CellTrace;
import java.util.Random;

/**
 * How far back the state of a cell reaches: ‖∂s_t / ∂s_{t−k}‖ / √n by lag k, where s is the state of n numbers after
 * the last step t and the norm is Frobenius's, the root of the sum of squares. It is 1 at lag 0, and by how much a
 * change of the state in a random direction has grown or shrunk k steps later, in the mean of squares.
 *
 * <p>The norm is estimated by vectors v of random signs, for which the expectation of ‖vᵀJ‖² is ‖J‖² (Hutchinson 1990).
 */
public final class StateReach {
    private final int probes;
    private final Random random;

    /**
     * An estimator.
     *
     * @param probes vectors a sequence
     * @param seed of their signs
     */
    public StateReach(int probes, long seed) {
        this.probes = probes;
        this.random = new Random(seed);
    }

    /** The norms of one sequence by lag, down to the state after its first step. */
    public double[] of(CellTrace trace) {
        double[] squares = new double[trace.steps()];
        for (int probe = 0; probe < probes; probe++) {
            double[] v = signs(trace.stateSize());
            for (int lag = 0; lag < squares.length; lag++) {
                for (double value : v) {
                    squares[lag] += value * value;
                }
                trace.back(trace.steps() - 1 - lag, v);
            }
        }
        double[] norms = new double[squares.length];
        for (int lag = 0; lag < norms.length; lag++) {
            norms[lag] = Math.sqrt(squares[lag] / probes / trace.stateSize());
        }
        return norms;
    }

    private double[] signs(int count) {
        double[] signs = new double[count];
        for (int k = 0; k < count; k++) {
            signs[k] = random.nextBoolean() ? 1 : -1;
        }
        return signs;
    }
}
