package dev.windrow.kernel;

import dev.windrow.kernel.PlainProduct.Range;

/** h_t = φ(z), z = U x_t + W h_{t−1} + b (Elman 1990). */
record PlainRnn(Activation activation, int units) implements PlainCell {
    @Override
    public void step(PlainWeights weights, PlainTape tape, ActiveSlots.Span now) {
        Range all = new Range(0, units);
        PlainProduct.add(tape.hidden(), all, weights.recurrent(), all, tape.gates(), now);
        for (int i = 0; i < now.size(); i++) {
            float[] z = tape.gates()[now.at(i)];
            PlainMath.apply(activation, z, 0, units);
            System.arraycopy(z, 0, tape.hidden()[now.at(i) + tape.batch()], 0, units);
        }
    }

    @Override
    public void back(PlainWeights weights, PlainTape tape, PlainGradients gradients, ActiveSlots.Span now) {
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            float[] dz = gradients.gates()[slot];
            System.arraycopy(gradients.hidden()[slot + tape.batch()], 0, dz, 0, units);
            PlainMath.multiplyBySlope(activation, dz, tape.gates()[slot], 0, units);
        }
        Range all = new Range(0, units);
        PlainProduct.add(gradients.gates(), all, weights.recurrentBack(), all, gradients.hidden(), now);
    }
}
