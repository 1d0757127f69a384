package dev.windrow.kernel;

/** The gradients of a pass in the Java heap, rows as in {@link PlainTape}. */
final class PlainGradients {
    private final CellShape shape;
    private final FloatRows gates = new FloatRows();
    private final FloatRows hidden = new FloatRows();
    private final FloatRows memory = new FloatRows();
    private final FloatRows inputs = new FloatRows();
    private final FloatRows inner = new FloatRows();
    private final FloatRows inputWeights = new FloatRows();
    private final FloatRows recurrentWeights = new FloatRows();
    private PlainTape tape;

    PlainGradients(CellShape shape) {
        this.shape = shape;
    }

    /** Bytes of what is kept here once such a batch was seen. */
    static long bytes(CellShape shape, Rows rows) {
        return FloatRows.bytes(rows.slots(), shape.biases())
                + FloatRows.bytes(rows.slots() + rows.batch(), shape.units())
                + (shape.cell().hasMemory() ? FloatRows.bytes(rows.batch(), shape.units()) : 0)
                + FloatRows.bytes(rows.slots(), shape.inputs())
                + PlainTape.innerBytes(shape, rows)
                + FloatRows.bytes(shape.inputs(), shape.biases())
                + FloatRows.bytes(shape.units(), shape.biases());
    }

    /** Takes what arrives: each slot's output gradient, and each row's end gradient after its own last step. */
    void start(PlainTape forward, Rows rows, ActiveSlots active, BackwardPass pass) {
        tape = forward;
        int units = shape.units();
        hidden.zeros(tape.slots() + tape.batch(), units);
        var outputs = FloatRows.view(pass.outputGradient());
        ActiveSlots.Span all = active.all();
        for (int i = 0; i < all.size(); i++) {
            int slot = all.at(i);
            outputs.get(slot * units, hidden()[slot + tape.batch()], 0, units);
        }
        pass.endGradient().ifPresent(end -> addEnd(rows, end));
        if (shape.cell().hasMemory()) {
            memory.zeros(tape.batch(), units);
            pass.endGradient()
                    .flatMap(State::memory)
                    .ifPresent(block -> FloatRows.read(block, memory(), 0, tape.batch(), units));
        }
    }

    private void addEnd(Rows rows, State end) {
        float[] gradient = new float[shape.units()];
        var numbers = FloatRows.view(end.hidden());
        for (int row = 0; row < tape.batch(); row++) {
            numbers.get(row * gradient.length, gradient);
            float[] last = hidden()[rows.length(row) * tape.batch() + row];
            for (int unit = 0; unit < gradient.length; unit++) {
                last[unit] += gradient[unit];
            }
        }
    }

    /** Computes and writes the gradients of inputs, weights and initial state from those of the gates. */
    void finish(PlainCell cell, PlainWeights weights, ActiveSlots.Span all, BackwardPass pass) {
        var gateRange = new PlainProduct.Range(0, Math.toIntExact(shape.biases()));
        var inputRange = new PlainProduct.Range(0, shape.inputs());
        float[][] toInputs = inputs.zeros(tape.slots(), shape.inputs());
        PlainProduct.add(gates(), gateRange, weights.inputBack(), inputRange, toInputs, all);
        writeRows(toInputs, tape.slots(), pass.inputGradient(), shape.inputs());
        float[][] toWeights = inputWeights.zeros(shape.inputs(), gateRange.to());
        PlainProduct.addTransposed(tape.inputs(), inputRange, gates(), gateRange, toWeights, all);
        FloatRows.writeTransposed(
                toWeights, shape.inputs(), gateRange.to(), pass.weightGradient().input());
        float[][] toRecurrent = recurrentWeights.zeros(shape.units(), gateRange.to());
        cell.addRecurrentGradient(tape, this, all, toRecurrent);
        FloatRows.writeTransposed(
                toRecurrent,
                shape.units(),
                gateRange.to(),
                pass.weightGradient().recurrent());
        writeBias(all, pass.weightGradient().bias());
        pass.initialGradient().ifPresent(initial -> {
            writeRows(hidden(), tape.batch(), initial.hidden(), shape.units());
            initial.memory().ifPresent(block -> writeRows(memory(), tape.batch(), block, shape.units()));
        });
    }

    private static void writeRows(float[][] from, int count, Block block, int width) {
        var numbers = FloatRows.view(block);
        for (int row = 0; row < count; row++) {
            numbers.put(row * width, from[row], 0, width);
        }
    }

    private void writeBias(ActiveSlots.Span all, Block block) {
        float[] sum = new float[Math.toIntExact(shape.biases())];
        for (int i = 0; i < all.size(); i++) {
            float[] slot = gates()[all.at(i)];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += slot[j];
            }
        }
        FloatRows.view(block).put(0, sum);
    }

    /** d loss / d (U x + W h + b) {@code [slot][gate * unit]}. */
    float[][] gates() {
        return gates.first(tape.slots(), Math.toIntExact(shape.biases()));
    }

    /** d loss / d h {@code [slot + batch][unit]}. */
    float[][] hidden() {
        return hidden.first(tape.slots() + tape.batch(), shape.units());
    }

    /** d loss / d s, on its way back from step to step, {@code [batch][unit]}. */
    float[][] memory() {
        return memory.first(tape.batch(), shape.units());
    }

    /** Scratch of a cell, {@code [slot][unit]}. */
    float[][] inner() {
        return inner.first(tape.slots(), shape.units());
    }
}
