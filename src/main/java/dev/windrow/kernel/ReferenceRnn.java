package dev.windrow.kernel;

/** h_t = φ(z), z = U x_t + W h_{t−1} + b (Elman 1990). */
record ReferenceRnn(Activation activation, int units) implements ReferenceCell {
    @Override
    public void step(ReferenceWeights weights, double[] z, double[] hidden, double[] memory) {
        ReferenceWeights.addProduct(weights.recurrent(), 0, units, hidden, 0, units, z);
        for (int unit = 0; unit < units; unit++) {
            z[unit] = activation.value(z[unit]);
            hidden[unit] = z[unit];
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
        for (int unit = 0; unit < units; unit++) {
            z[unit] = hiddenGradient[unit] * activation.slope(step.gates()[unit]);
            hiddenGradient[unit] = 0;
        }
        ReferenceWeights.addOuter(gradient.recurrent(), 0, units, z, step.previousHidden(), 0, units);
        ReferenceWeights.addTransposedProduct(weights.recurrent(), 0, units, z, hiddenGradient, 0, units);
    }
}
