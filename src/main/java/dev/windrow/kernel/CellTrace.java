package dev.windrow.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell's way through one sequence from a state of zeros, kept step by step in double: what its gates did, and how far
 * back its state reaches.
 *
 * <p>The state s_t is all that the cell carries: h_t, and of an LSTM its memory beside it. A gradient goes back through
 * the very steps that learning goes back through.
 */
public final class CellTrace {
    private final CellShape shape;
    private final ReferenceCell cell;
    private final ReferenceWeights weights;
    private final ReferenceWeights unused;
    private final List<ReferenceStep> steps = new ArrayList<>();
    private final List<double[]> hiddens = new ArrayList<>();

    /**
     * Goes through a sequence.
     *
     * @param weights of any precision; not modified
     * @param inputs {@code [step][input]}, row-major; not modified
     */
    public CellTrace(CellShape shape, Weights weights, double[] inputs) {
        if (inputs.length == 0 || inputs.length % shape.inputs() != 0) {
            throw new IllegalArgumentException(
                    inputs.length + " numbers are no steps of " + shape.inputs() + " inputs: must be one step or more");
        }
        this.shape = shape;
        this.cell = ReferenceCell.of(shape);
        this.weights = ReferenceWeights.zeros(shape);
        this.unused = ReferenceWeights.zeros(shape);
        this.weights.read(weights);
        run(inputs);
    }

    private void run(double[] inputs) {
        double[] hidden = new double[shape.units()];
        double[] memory = new double[shape.cell().hasMemory() ? shape.units() : 0];
        for (int at = 0; at < inputs.length; at += shape.inputs()) {
            ReferenceStep step = ReferenceStep.of(shape);
            copy(hidden, step.previousHidden());
            copy(memory, step.previousMemory());
            copy(weights.bias(), step.gates());
            ReferenceWeights.addProduct(
                    weights.input(), 0, step.gates().length, inputs, at, shape.inputs(), step.gates());
            cell.step(weights, step.gates(), hidden, memory);
            copy(memory, step.memory());
            steps.add(step);
            hiddens.add(hidden.clone());
        }
    }

    /** The cell and its sizes. */
    public CellShape shape() {
        return shape;
    }

    /** Steps of the sequence. */
    public int steps() {
        return steps.size();
    }

    /**
     * What a gate was at a step, a copy {@code [unit]}.
     *
     * @param gate its place among the rows of weights; see {@link CellShape}
     */
    public double[] gate(int step, int gate) {
        double[] values = new double[shape.units()];
        System.arraycopy(steps.get(step).gates(), gate * shape.units(), values, 0, values.length);
        return values;
    }

    /** h at a step, a copy {@code [unit]}. */
    public double[] hidden(int step) {
        return hiddens.get(step).clone();
    }

    /** Numbers of the state: the units, of an LSTM twice. */
    public int stateSize() {
        return shape.units() * (shape.cell().hasMemory() ? 2 : 1);
    }

    /**
     * vᵀ ∂s_t / ∂s_{t−1}: how what v weighs of the state after a step hangs on the state before it.
     *
     * @param step t
     * @param v weights of h_t and then of the memory, {@code [stateSize()]}; overwritten with the product
     */
    public void back(int step, double[] v) {
        int units = shape.units();
        double[] hidden = new double[units];
        double[] memory = new double[v.length - units];
        System.arraycopy(v, 0, hidden, 0, units);
        System.arraycopy(v, units, memory, 0, memory.length);
        cell.back(
                weights,
                steps.get(step),
                hidden,
                memory,
                new double[shape.cell().gateCount() * units],
                unused);
        System.arraycopy(hidden, 0, v, 0, units);
        System.arraycopy(memory, 0, v, units, memory.length);
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
