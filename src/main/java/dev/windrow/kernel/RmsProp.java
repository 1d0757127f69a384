package dev.windrow.kernel;

/**
 * Tieleman and Hinton, "RMSProp", lecture 6.5 of Neural Networks for Machine Learning (2012), with decay ρ = 0.9 and ε
 * = 1e−8: v ← ρ v + (1 − ρ) g²; θ ← θ − α g / (√v + ε). Moment: v.
 */
public record RmsProp() implements Optimizer {
    private static final double DECAY = 0.9;
    private static final float EPSILON = 1e-8f;

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public void step(
            float[] parameters, float[] gradient, double scale, double rate, float[][] moments, StepCount count) {
        float[] square = moments[0];
        float factor = (float) scale;
        float step = (float) rate;
        float kept = (float) DECAY;
        float taken = (float) (1 - DECAY);
        for (int k = 0; k < parameters.length; k++) {
            float slope = gradient[k] * factor;
            float v = kept * square[k] + taken * slope * slope;
            square[k] = v;
            parameters[k] -= step * slope / ((float) Math.sqrt(v) + EPSILON);
        }
    }
}
