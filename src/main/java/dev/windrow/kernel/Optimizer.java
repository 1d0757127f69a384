package dev.windrow.kernel;

/**
 * A rule by which gradients change parameters, in one pass over the arrays: at these sizes memory bandwidth is its
 * cost. The rules hold no state; what they remember from step to step is the caller's, so that it can be averaged and
 * stored.
 */
public sealed interface Optimizer permits Adam, RmsProp, Sgd {

    /** Arrays of the parameters' length that the rule remembers; zero before the first step. */
    int moments();

    /**
     * One step.
     *
     * @param parameters overwritten
     * @param gradient the loss's, before {@code scale}; not modified
     * @param scale what each gradient is multiplied by first: one over the targets, and clipping
     * @param rate the learning rate
     * @param moments {@link #moments()} arrays; overwritten
     * @param count steps done with this one
     */
    void step(float[] parameters, float[] gradient, double scale, double rate, float[][] moments, StepCount count);

    /** The Euclidean norm of a gradient, summed in double. */
    static double norm(float[] gradient) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        // Four sums, because one alone waits for each addition; their order is fixed.
        for (; k + 3 < gradient.length; k += 4) {
            first += (double) gradient[k] * gradient[k];
            second += (double) gradient[k + 1] * gradient[k + 1];
            third += (double) gradient[k + 2] * gradient[k + 2];
            fourth += (double) gradient[k + 3] * gradient[k + 3];
        }
        for (; k < gradient.length; k++) {
            first += (double) gradient[k] * gradient[k];
        }
        return Math.sqrt(first + second + third + fourth);
    }
}
