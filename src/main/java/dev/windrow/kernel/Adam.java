package dev.windrow.kernel;

/**
 * Kingma and Ba, "Adam: a method for stochastic optimization" (ICLR 2015), algorithm 1 with its constants β1 = 0.9, β2
 * = 0.999, ε = 1e−8: m ← β1 m + (1 − β1) g; v ← β2 v + (1 − β2) g²; θ ← θ − α m̂ / (√v̂ + ε), m̂ = m / (1 − β1^t), v̂ =
 * v / (1 − β2^t). The corrections are taken out of the loop: with c = √(1 − β2^t) the change is α c / (1 − β1^t) · m /
 * (√v + ε c). Moments: m, v. Where m began at zero again, its t is counted from there.
 */
public record Adam() implements Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    @Override
    public int moments() {
        return 2;
    }

    @Override
    public void step(
            float[] parameters, float[] gradient, double scale, double rate, float[][] moments, StepCount count) {
        double correction = Math.sqrt(1 - StrictMath.pow(BETA2, (double) count.all()));
        float step = (float) (rate * correction / (1 - StrictMath.pow(BETA1, (double) count.ofMomentum())));
        float epsilon = (float) (EPSILON * correction);
        update(parameters, gradient, (float) scale, moments[0], moments[1], step, epsilon);
    }

    private static void update(
            float[] parameters,
            float[] gradient,
            float scale,
            float[] mean,
            float[] square,
            float step,
            float epsilon) {
        float keptMean = (float) BETA1;
        float newMean = (float) (1 - BETA1);
        float keptSquare = (float) BETA2;
        float newSquare = (float) (1 - BETA2);
        for (int k = 0; k < parameters.length; k++) {
            float slope = gradient[k] * scale;
            float m = keptMean * mean[k] + newMean * slope;
            float v = keptSquare * square[k] + newSquare * slope * slope;
            mean[k] = m;
            square[k] = v;
            parameters[k] -= step * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
