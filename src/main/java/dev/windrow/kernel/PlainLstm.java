package dev.windrow.kernel;

import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.PlainProduct.Range;
import java.util.Arrays;

/**
 * s_t = f ⊙ s_{t−1} + i ⊙ s̃, h_t = o ⊙ φ(s_t) (Hochreiter and Schmidhuber 1997; Gers et al. 2000). A gate that is left
 * out is 1.
 */
final class PlainLstm implements PlainCell {
    private final Activation activation;
    private final int units;
    private final int rows;
    private final int inputAt;
    private final int forgetAt;
    private final int candidateAt;
    private final int outputAt;

    /** The gates of one slot, each an array of its own, so that loops over units share one index. */
    private final float[] input;

    private final float[] forget;
    private final float[] candidate;
    private final float[] output;

    /** Of a gate's sum in one slot. */
    private final float[] gradient;

    /** ds, d loss / d s_t in one slot. */
    private final float[] memoryGradient;

    PlainLstm(Cell cell, int units) {
        this.activation = cell.activation();
        this.units = units;
        this.rows = cell.gateCount() * units;
        this.inputAt = cell.gatesInOrder().indexOf(Gate.INPUT) * units;
        this.forgetAt = cell.gatesInOrder().indexOf(Gate.FORGET) * units;
        this.candidateAt = cell.gatesInOrder().indexOf(Gate.CANDIDATE) * units;
        this.outputAt = cell.gatesInOrder().indexOf(Gate.OUTPUT) * units;
        this.input = new float[units];
        this.forget = new float[units];
        this.candidate = new float[units];
        this.output = new float[units];
        this.gradient = new float[units];
        this.memoryGradient = new float[units];
        // Where a gate is left out, nothing overwrites this.
        for (float[] gate : new float[][] {input, forget, output}) {
            Arrays.fill(gate, 1);
        }
    }

    @Override
    public void step(PlainWeights weights, PlainTape tape, ActiveSlots.Span now) {
        PlainProduct.add(
                tape.hidden(), new Range(0, units), weights.recurrent(), new Range(0, rows), tape.gates(), now);
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            float[] z = tape.gates()[slot];
            PlainMath.apply(Activation.LOGISTIC, z, 0, candidateAt);
            PlainMath.apply(activation, z, candidateAt, candidateAt + units);
            PlainMath.apply(Activation.LOGISTIC, z, candidateAt + units, rows);
            load(z);
            int next = slot + tape.batch();
            remember(tape.memory()[slot], tape.memory()[next], tape.inner()[slot]);
            PlainMath.apply(activation, tape.inner()[slot], 0, units);
            show(tape.inner()[slot], tape.hidden()[next]);
        }
    }

    /** Leaves s_t in both {@code after} and {@code copy}. */
    private void remember(float[] before, float[] after, float[] copy) {
        for (int unit = 0; unit < units; unit++) {
            after[unit] = forget[unit] * before[unit] + input[unit] * candidate[unit];
        }
        System.arraycopy(after, 0, copy, 0, units);
    }

    private void show(float[] shown, float[] hidden) {
        for (int unit = 0; unit < units; unit++) {
            hidden[unit] = output[unit] * shown[unit];
        }
    }

    private void load(float[] gates) {
        copyGate(gates, inputAt, input);
        copyGate(gates, forgetAt, forget);
        copyGate(gates, candidateAt, candidate);
        copyGate(gates, outputAt, output);
    }

    private void copyGate(float[] gates, int at, float[] gate) {
        if (at >= 0) {
            System.arraycopy(gates, at, gate, 0, units);
        }
    }

    @Override
    public void back(PlainWeights weights, PlainTape tape, PlainGradients gradients, ActiveSlots.Span now) {
        for (int i = 0; i < now.size(); i++) {
            int slot = now.at(i);
            float[] gates = tape.gates()[slot];
            load(gates);
            float[] dz = gradients.gates()[slot];
            float[] carried = gradients.memory()[slot % tape.batch()];
            backToMemory(gradients.hidden()[slot + tape.batch()], tape.inner()[slot], carried, dz);
            putGate(dz, inputAt, candidate);
            putGate(dz, forgetAt, tape.memory()[slot]);
            putGate(dz, candidateAt, input);
            for (int unit = 0; unit < units; unit++) {
                carried[unit] = memoryGradient[unit] * forget[unit];
            }
            PlainMath.multiplyBySlope(Activation.LOGISTIC, dz, gates, 0, candidateAt);
            PlainMath.multiplyBySlope(activation, dz, gates, candidateAt, candidateAt + units);
            PlainMath.multiplyBySlope(Activation.LOGISTIC, dz, gates, candidateAt + units, rows);
        }
        PlainProduct.add(
                gradients.gates(),
                new Range(0, rows),
                weights.recurrentBack(),
                new Range(0, units),
                gradients.hidden(),
                now);
    }

    /** ds = carried + dh ⊙ o ⊙ φ′(s_t); the output gate's gradient is dh ⊙ φ(s_t). */
    private void backToMemory(float[] hiddenGradient, float[] shown, float[] carried, float[] dz) {
        for (int unit = 0; unit < units; unit++) {
            gradient[unit] = hiddenGradient[unit] * shown[unit];
        }
        if (outputAt >= 0) {
            System.arraycopy(gradient, 0, dz, outputAt, units);
        }
        for (int unit = 0; unit < units; unit++) {
            memoryGradient[unit] = hiddenGradient[unit] * output[unit];
        }
        PlainMath.multiplyBySlope(activation, memoryGradient, shown, 0, units);
        for (int unit = 0; unit < units; unit++) {
            memoryGradient[unit] += carried[unit];
        }
    }

    /** A gate's gradient is ds ⊙ what it is multiplied by. */
    private void putGate(float[] dz, int at, float[] factor) {
        if (at < 0) {
            return;
        }
        for (int unit = 0; unit < units; unit++) {
            gradient[unit] = memoryGradient[unit] * factor[unit];
        }
        System.arraycopy(gradient, 0, dz, at, units);
    }
}
