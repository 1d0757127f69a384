package dev.windrow.kernel;

import dev.windrow.kernel.Cell.Gate;

/**
 * s_t = f ⊙ s_{t−1} + i ⊙ s̃, h_t = o ⊙ φ(s_t) (Hochreiter and Schmidhuber 1997; Gers et al. 2000). A gate that is left
 * out is 1.
 */
final class ReferenceLstm implements ReferenceCell {
    private final Activation activation;
    private final int units;
    private final int rows;
    private final int inputAt;
    private final int forgetAt;
    private final int candidateAt;
    private final int outputAt;

    ReferenceLstm(Cell cell, int units) {
        this.activation = cell.activation();
        this.units = units;
        this.rows = cell.gateCount() * units;
        this.inputAt = cell.gatesInOrder().indexOf(Gate.INPUT) * units;
        this.forgetAt = cell.gatesInOrder().indexOf(Gate.FORGET) * units;
        this.candidateAt = cell.gatesInOrder().indexOf(Gate.CANDIDATE) * units;
        this.outputAt = cell.gatesInOrder().indexOf(Gate.OUTPUT) * units;
    }

    @Override
    public void step(ReferenceWeights weights, double[] z, double[] hidden, double[] memory) {
        ReferenceWeights.addProduct(weights.recurrent(), 0, rows, hidden, 0, units, z);
        for (int row = 0; row < rows; row++) {
            boolean candidate = row >= candidateAt && row < candidateAt + units;
            z[row] = (candidate ? activation : Activation.LOGISTIC).value(z[row]);
        }
        for (int unit = 0; unit < units; unit++) {
            memory[unit] = gate(z, forgetAt, unit) * memory[unit] + gate(z, inputAt, unit) * z[candidateAt + unit];
            hidden[unit] = gate(z, outputAt, unit) * activation.value(memory[unit]);
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
        for (int unit = 0; unit < units; unit++) {
            double shown = activation.value(step.memory()[unit]);
            double candidate = gates[candidateAt + unit];
            double inputGate = gate(gates, inputAt, unit);
            double forgetGate = gate(gates, forgetAt, unit);
            double outputGate = gate(gates, outputAt, unit);
            double ds = memoryGradient[unit] + hiddenGradient[unit] * outputGate * activation.slope(shown);
            putGate(z, outputAt, unit, hiddenGradient[unit] * shown * Activation.LOGISTIC.slope(outputGate));
            putGate(z, inputAt, unit, ds * candidate * Activation.LOGISTIC.slope(inputGate));
            putGate(z, forgetAt, unit, ds * step.previousMemory()[unit] * Activation.LOGISTIC.slope(forgetGate));
            z[candidateAt + unit] = ds * inputGate * activation.slope(candidate);
            memoryGradient[unit] = ds * forgetGate;
            hiddenGradient[unit] = 0;
        }
        ReferenceWeights.addOuter(gradient.recurrent(), 0, rows, z, step.previousHidden(), 0, units);
        ReferenceWeights.addTransposedProduct(weights.recurrent(), 0, rows, z, hiddenGradient, 0, units);
    }

    private static double gate(double[] gates, int at, int unit) {
        return at < 0 ? 1 : gates[at + unit];
    }

    private static void putGate(double[] gates, int at, int unit, double value) {
        if (at >= 0) {
            gates[at + unit] = value;
        }
    }
}
