package dev.windrow.kernel;

/**
 * c̃ = φ(U x_t + W (r ⊙ h_{t−1}) + b), h_t = u ⊙ c̃ + (1 − u) ⊙ h_{t−1} (Cho et al. 2014). Gates lie as update u, reset
 * r, candidate c̃.
 */
final class ReferenceGru implements ReferenceCell {
    private final Activation activation;
    private final int units;
    private final double[] reset;

    ReferenceGru(Activation activation, int units) {
        this.activation = activation;
        this.units = units;
        this.reset = new double[units];
    }

    @Override
    public void step(ReferenceWeights weights, double[] z, double[] hidden, double[] memory) {
        ReferenceWeights.addProduct(weights.recurrent(), 0, 2 * units, hidden, 0, units, z);
        for (int row = 0; row < 2 * units; row++) {
            z[row] = Activation.LOGISTIC.value(z[row]);
        }
        for (int unit = 0; unit < units; unit++) {
            reset[unit] = z[units + unit] * hidden[unit];
        }
        ReferenceWeights.addProduct(weights.recurrent(), 2 * units, 3 * units, reset, 0, units, z);
        for (int unit = 0; unit < units; unit++) {
            double candidate = activation.value(z[2 * units + unit]);
            z[2 * units + unit] = candidate;
            hidden[unit] = z[unit] * candidate + (1 - z[unit]) * hidden[unit];
        }
    }

    @Override
    public void back(
            ReferenceWeights weights,
            ReferenceStep step,
            double[] hiddenGradient,
            double[] memoryGradient,
            double[] z,
            ReferenceWeights gradient) {
        double[] gates = step.gates();
        double[] previous = step.previousHidden();
        double[] resetGradient = new double[units];
        for (int unit = 0; unit < units; unit++) {
            double update = gates[unit];
            double candidate = gates[2 * units + unit];
            z[unit] = hiddenGradient[unit] * (candidate - previous[unit]) * Activation.LOGISTIC.slope(update);
            z[2 * units + unit] = hiddenGradient[unit] * update * activation.slope(candidate);
            hiddenGradient[unit] *= 1 - update;
            reset[unit] = gates[units + unit] * previous[unit];
        }
        ReferenceWeights.addTransposedProduct(weights.recurrent(), 2 * units, 3 * units, z, resetGradient, 0, units);
        for (int unit = 0; unit < units; unit++) {
            double resetGate = gates[units + unit];
            z[units + unit] = resetGradient[unit] * previous[unit] * Activation.LOGISTIC.slope(resetGate);
            hiddenGradient[unit] += resetGradient[unit] * resetGate;
        }
        ReferenceWeights.addOuter(gradient.recurrent(), 0, 2 * units, z, previous, 0, units);
        ReferenceWeights.addOuter(gradient.recurrent(), 2 * units, 3 * units, z, reset, 0, units);
        ReferenceWeights.addTransposedProduct(weights.recurrent(), 0, 2 * units, z, hiddenGradient, 0, units);
    }
}
