package dev.windrow.kernel;

import dev.windrow.kernel.PlainProduct.Range;
import java.util.Arrays;

/**
 * c̃ = φ(U x_t + W (r ⊙ h_{t−1}) + b), h_t = u ⊙ c̃ + (1 − u) ⊙ h_{t−1} (Cho et al. 2014). Gates lie as update u, reset
 * r, candidate c̃.
 */
final class PlainGru implements PlainCell {
    private final Activation activation;
    private final int units;
    private final Range allUnits;
    private final Range gateRows;
    private final Range candidateRows;

    /** The gates of one slot, each an array of its own, so that loops over units share one index. */
    private final float[] update;

    private final float[] reset;
    private final float[] candidate;
    private final float[] gradient;

    PlainGru(Activation activation, int units) {
        this.activation = activation;
        this.units = units;
        this.allUnits = new Range(0, units);
        this.gateRows = new Range(0, 2 * units);
        this.candidateRows = new Range(2 * units, 3 * units);
        this.update = new float[units];
        this.reset = new float[units];
        this.candidate = new float[units];
        this.gradient = new float[units];
    }

    @Override
    public void step(PlainWeights weights, PlainTape tape, ActiveSlots.Span now) {
        PlainProduct.add(tape.hidden(), allUnits, weights.recurrent(), gateRows, tape.gates(), now);
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            PlainMath.apply(Activation.LOGISTIC, tape.gates()[slot], 0, 2 * units);
            System.arraycopy(tape.gates()[slot], units, reset, 0, units);
            multiply(reset, tape.hidden()[slot], tape.inner()[slot]);
        }
        PlainProduct.add(tape.inner(), allUnits, weights.recurrent(), candidateRows, tape.gates(), now);
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            PlainMath.apply(activation, tape.gates()[slot], 2 * units, 3 * units);
            load(tape.gates()[slot]);
            mix(tape.hidden()[slot], tape.hidden()[slot + tape.batch()]);
        }
    }

    private void mix(float[] before, float[] after) {
        for (int unit = 0; unit < units; unit++) {
            after[unit] = update[unit] * candidate[unit] + (1 - update[unit]) * before[unit];
        }
    }

    private void load(float[] gates) {
        System.arraycopy(gates, 0, update, 0, units);
        System.arraycopy(gates, units, reset, 0, units);
        System.arraycopy(gates, 2 * units, candidate, 0, units);
    }

    @Override
    public void back(PlainWeights weights, PlainTape tape, PlainGradients gradients, ActiveSlots.Span now) {
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            load(tape.gates()[slot]);
            backToUpdate(
                    gradients.hidden()[slot + tape.batch()],
                    tape.hidden()[slot],
                    gradients.hidden()[slot],
                    gradients.gates()[slot],
                    tape.gates()[slot]);
            Arrays.fill(gradients.inner()[slot], 0);
        }
        PlainProduct.add(gradients.gates(), candidateRows, weights.recurrentBack(), allUnits, gradients.inner(), now);
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            backToReset(slot, tape, gradients);
        }
        PlainProduct.add(gradients.gates(), gateRows, weights.recurrentBack(), allUnits, gradients.hidden(), now);
    }

    private void backToUpdate(float[] after, float[] hidden, float[] before, float[] dz, float[] gates) {
        for (int unit = 0; unit < units; unit++) {
            before[unit] += (1 - update[unit]) * after[unit];
        }
        for (int unit = 0; unit < units; unit++) {
            gradient[unit] = after[unit] * (candidate[unit] - hidden[unit]);
        }
        System.arraycopy(gradient, 0, dz, 0, units);
        multiply(after, update, gradient);
        System.arraycopy(gradient, 0, dz, 2 * units, units);
        PlainMath.multiplyBySlope(Activation.LOGISTIC, dz, gates, 0, units);
        PlainMath.multiplyBySlope(activation, dz, gates, 2 * units, 3 * units);
    }

    /** From d loss / d (r ⊙ h) to that of r's sum and of h. */
    private void backToReset(int slot, PlainTape tape, PlainGradients gradients) {
        float[] gates = tape.gates()[slot];
        float[] dz = gradients.gates()[slot];
        float[] product = gradients.inner()[slot];
        float[] before = gradients.hidden()[slot];
        System.arraycopy(gates, units, reset, 0, units);
        multiply(product, tape.hidden()[slot], gradient);
        System.arraycopy(gradient, 0, dz, units, units);
        PlainMath.multiplyBySlope(Activation.LOGISTIC, dz, gates, units, 2 * units);
        for (int unit = 0; unit < units; unit++) {
            before[unit] += product[unit] * reset[unit];
        }
    }

    private static void multiply(float[] left, float[] right, float[] to) {
        for (int unit = 0; unit < to.length; unit++) {
            to[unit] = left[unit] * right[unit];
        }
    }

    @Override
    public void addRecurrentGradient(
            PlainTape tape, PlainGradients gradients, ActiveSlots.Span all, float[][] recurrent) {
        PlainProduct.addTransposed(tape.hidden(), allUnits, gradients.gates(), gateRows, recurrent, all);
        PlainProduct.addTransposed(tape.inner(), allUnits, gradients.gates(), candidateRows, recurrent, all);
    }
}
