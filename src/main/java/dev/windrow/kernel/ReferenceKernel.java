package dev.windrow.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The recurrent kernel in plain Java: double arithmetic whatever the precision of the blocks, row by row, each row over
 * its own length. Written to be read and trusted, not to be fast.
 */
final class ReferenceKernel implements RecurrentKernel {
    private final CellShape shape;
    private final Precision precision;
    private final ReferenceCell cell;
    private final ReferenceWeights weights;
    private final List<ReferenceStep> tape = new ArrayList<>();
    private ForwardPass taped;

    ReferenceKernel(CellShape shape, Precision precision) {
        this.shape = shape;
        this.precision = precision;
        this.cell = ReferenceCell.of(shape);
        this.weights = ReferenceWeights.zeros(shape);
    }

    /** What a kernel takes at most in a pass and its way back: its weights, its tape, and the numbers of the pass. */
    static KernelMemory memory(CellShape shape, Precision precision, Rows rows) {
        long weights = shape.inputWeights() + shape.recurrentWeights() + shape.biases();
        long sequences = rows.slots() * (2L * shape.inputs() + shape.units());
        long states = rows.batch() * (shape.cell().hasMemory() ? 2L : 1L) * shape.units();
        // Weights and their gradient; inputs, their gradient and that of the outputs; where rows begin or end.
        long numbers = 2 * weights + sequences + states + rows.slots() * ReferenceStep.numbers(shape);
        // A block of floats is read and written through a heap array of floats, one block at a time.
        long narrowed = precision == Precision.FLOAT32
                ? Math.max(
                        rows.slots() * Math.max(shape.inputs(), shape.units()),
                        Math.max(shape.inputWeights(), shape.recurrentWeights()))
                : 0;
        return new KernelMemory(
                0, numbers * Double.BYTES + narrowed * precision.bytes() + rows.slots() * ReferenceStep.OBJECT_BYTES);
    }

    @Override
    public CellShape shape() {
        return shape;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void infer(Weights given, ForwardPass pass) {
        ReferenceStep scratch = ReferenceStep.of(shape);
        run(given, pass, slot -> scratch);
    }

    @Override
    public void forward(Weights given, ForwardPass pass) {
        while (tape.size() < pass.rows().slots()) {
            tape.add(ReferenceStep.of(shape));
        }
        taped = pass;
        run(given, pass, tape::get);
    }

    private interface Recorder {
        ReferenceStep at(int slot);
    }

    private void run(Weights given, ForwardPass pass, Recorder recorder) {
        given.require(shape, precision, "weights");
        pass.require(shape, precision);
        weights.read(given);
        Rows rows = pass.rows();
        int units = shape.units();
        double[] inputs = read(pass.inputs());
        double[] outputs = new double[Math.toIntExact(pass.outputs().size())];
        ReferenceState state = ReferenceState.of(shape, rows.batch());
        pass.initial().ifPresent(state::read);
        double[] hidden = new double[units];
        double[] memory = new double[shape.cell().hasMemory() ? units : 0];
        for (int row = 0; row < rows.batch(); row++) {
            state.load(row, hidden, memory);
            for (int time = 0; time < rows.length(row); time++) {
                int slot = time * rows.batch() + row;
                ReferenceStep step = recorder.at(slot);
                copy(hidden, step.previousHidden());
                copy(memory, step.previousMemory());
                double[] z = step.gates();
                copy(weights.bias(), z);
                ReferenceWeights.addProduct(
                        weights.input(), 0, z.length, inputs, slot * shape.inputs(), shape.inputs(), z);
                cell.step(weights, z, hidden, memory);
                copy(memory, step.memory());
                System.arraycopy(hidden, 0, outputs, slot * units, units);
            }
            state.store(row, hidden, memory);
        }
        pass.outputs().write(outputs);
        pass.end().ifPresent(state::write);
    }

    @Override
    public void backward(Weights given, ForwardPass pass, BackwardPass gradients) {
        if (!pass.equals(taped)) {
            throw new IllegalStateException("backward of a pass that is not the last one forwarded");
        }
        given.require(shape, precision, "weights");
        gradients.require(shape, precision, pass.rows());
        weights.read(given);
        Rows rows = pass.rows();
        int units = shape.units();
        double[] inputs = read(pass.inputs());
        double[] outputGradient = read(gradients.outputGradient());
        double[] inputGradient = new double[inputs.length];
        ReferenceWeights gradient = ReferenceWeights.zeros(shape);
        ReferenceState state = ReferenceState.of(shape, rows.batch());
        gradients.endGradient().ifPresent(state::read);
        double[] hidden = new double[units];
        double[] memory = new double[shape.cell().hasMemory() ? units : 0];
        double[] z = new double[shape.cell().gateCount() * units];
        for (int row = 0; row < rows.batch(); row++) {
            state.load(row, hidden, memory);
            for (int time = rows.length(row) - 1; time >= 0; time--) {
                int slot = time * rows.batch() + row;
                for (int unit = 0; unit < units; unit++) {
                    hidden[unit] += outputGradient[slot * units + unit];
                }
                cell.back(weights, tape.get(slot), hidden, memory, z, gradient);
                int at = slot * shape.inputs();
                Arrays.setAll(gradient.bias(), gate -> gradient.bias()[gate] + z[gate]);
                ReferenceWeights.addOuter(gradient.input(), 0, z.length, z, inputs, at, shape.inputs());
                ReferenceWeights.addTransposedProduct(
                        weights.input(), 0, z.length, z, inputGradient, at, shape.inputs());
            }
            state.store(row, hidden, memory);
        }
        gradients.inputGradient().write(inputGradient);
        gradients.initialGradient().ifPresent(state::write);
        gradient.write(gradients.weightGradient());
    }

    /** Nothing is held outside the heap. */
    @Override
    public void close() {
        taped = null;
        tape.clear();
    }

    private static double[] read(Block block) {
        double[] numbers = new double[Math.toIntExact(block.size())];
        block.read(numbers);
        return numbers;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
