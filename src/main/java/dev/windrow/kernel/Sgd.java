package dev.windrow.kernel;

/** Robbins and Monro, "A stochastic approximation method" (1951): θ ← θ − α g. It remembers nothing. */
public record Sgd() implements Optimizer {
    @Override
    public int moments() {
        return 0;
    }

    @Override
    public void step(
            float[] parameters, float[] gradient, double scale, double rate, float[][] moments, StepCount count) {
        float step = (float) (rate * scale);
        for (int k = 0; k < parameters.length; k++) {
            parameters[k] -= step * gradient[k];
        }
    }
}
