package dev.windrow.train.outer;

/**
 * Block momentum with blockwise model-update filtering (Chen & Huo 2016, "Scalable Training of Deep Learning Machines
 * by Incremental Block Training with Intra-Block Parallel Optimization and Blockwise Model-Update Filtering", equations
 * 3 and 4, classical form): with block momentum η and block learning rate ζ
 *
 * <pre>{@code
 * Δ ← η Δ + ζ (θ̄ − θ)
 * θ ← θ + Δ
 * }</pre>
 *
 * <p>The paper advises η = 1 − 1/N for N workers. Its Nesterov form is {@link NesterovMomentum}.
 *
 * @param momentum η, from 0 to below 1
 * @param rate ζ, above 0
 */
public record BlockMomentum(double momentum, double rate) implements OuterOptimizer {
    @Override
    public int velocities() {
        return 1;
    }

    @Override
    public void step(float[] start, float[] mean, float[][] velocities, int from, int to) {
        float[] velocity = velocities[0];
        for (int k = from; k < to; k++) {
            double change = momentum * velocity[k] + rate * ((double) mean[k] - start[k]);
            velocity[k] = (float) change;
            mean[k] = (float) (start[k] + change);
        }
    }
}
