package dev.windrow.train.outer;

/**
 * The next round begins at the workers' mean, θ ← θ̄ (McDonald, Hall & Mann 2010, "Distributed Training Strategies for
 * the Structured Perceptron"; Stich 2019, "Local SGD Converges Fast and Communicates Little").
 */
public record PlainAveraging() implements OuterOptimizer {
    @Override
    public double momentum() {
        return 0;
    }

    @Override
    public int velocities() {
        return 0;
    }

    @Override
    public void step(float[] start, float[] mean, float[][] velocities, int from, int to) {
        // The mean is where the next round begins.
    }
}
