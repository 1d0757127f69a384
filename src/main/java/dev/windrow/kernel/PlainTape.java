package dev.windrow.kernel;

/**
 * What a pass leaves in the Java heap for the way back. Rows are slots {@code time * batch + row}; states have
 * {@code batch} rows more, and of slot s row s is the state before the step, row s + batch the state after it: a
 * sequence's initial state stands before its first slot, its end state after its last one, even where it has none.
 */
final class PlainTape {
    private final CellShape shape;
    private final FloatRows inputs = new FloatRows();
    private final FloatRows gates = new FloatRows();
    private final FloatRows hidden = new FloatRows();
    private final FloatRows memory = new FloatRows();
    private final FloatRows inner = new FloatRows();
    private int batch;
    private int slots;

    PlainTape(CellShape shape) {
        this.shape = shape;
    }

    /** Bytes of what is kept here once such a batch was seen. */
    static long bytes(CellShape shape, Rows rows) {
        long states = rows.slots() + rows.batch();
        return FloatRows.bytes(rows.slots(), shape.inputs())
                + FloatRows.bytes(rows.slots(), shape.biases())
                + FloatRows.bytes(states, shape.units())
                + (shape.cell().hasMemory() ? FloatRows.bytes(states, shape.units()) : 0)
                + innerBytes(shape, rows);
    }

    /** Bytes of {@link #inner}, which a cell without gates does not need. */
    static long innerBytes(CellShape shape, Rows rows) {
        return shape.cell().kind() == Cell.Kind.RNN ? 0 : FloatRows.bytes(rows.slots(), shape.units());
    }

    /** Takes a pass's inputs and initial state, and puts the bias where the gates will be. */
    void start(ForwardPass pass, ActiveSlots active, float[] bias) {
        batch = pass.rows().batch();
        slots = Math.toIntExact(pass.rows().slots());
        FloatRows.read(pass.inputs(), inputs(), 0, slots, shape.inputs());
        ActiveSlots.Span all = active.all();
        for (int i = 0; i < all.size(); i++) {
            System.arraycopy(bias, 0, gates()[all.at(i)], 0, bias.length);
        }
        hidden.zeros(batch, shape.units());
        pass.initial().ifPresent(state -> FloatRows.read(state.hidden(), hidden(), 0, batch, shape.units()));
        if (shape.cell().hasMemory()) {
            memory.zeros(batch, shape.units());
            pass.initial()
                    .flatMap(State::memory)
                    .ifPresent(block -> FloatRows.read(block, memory(), 0, batch, shape.units()));
        }
    }

    /** Writes outputs and end state. */
    void finish(ForwardPass pass, ActiveSlots active) {
        if (!pass.rows().full()) {
            pass.outputs().clear();
        }
        var outputs = FloatRows.view(pass.outputs());
        ActiveSlots.Span all = active.all();
        for (int i = 0; i < all.size(); i++) {
            int slot = all.at(i);
            outputs.put(slot * shape.units(), hidden()[slot + batch], 0, shape.units());
        }
        pass.end().ifPresent(end -> {
            writeEnd(pass.rows(), hidden(), end.hidden());
            end.memory().ifPresent(block -> writeEnd(pass.rows(), memory(), block));
        });
    }

    private void writeEnd(Rows rows, float[][] states, Block end) {
        var numbers = FloatRows.view(end);
        for (int row = 0; row < batch; row++) {
            numbers.put(row * shape.units(), states[rows.length(row) * batch + row], 0, shape.units());
        }
    }

    /** x {@code [slot][input]}. */
    float[][] inputs() {
        return inputs.first(slots, shape.inputs());
    }

    /** The gates' sums, and then their values, {@code [slot][gate * unit]}. */
    float[][] gates() {
        return gates.first(slots, Math.toIntExact(shape.biases()));
    }

    /** h {@code [slot + batch][unit]}. */
    float[][] hidden() {
        return hidden.first(slots + batch, shape.units());
    }

    /** The LSTM's s {@code [slot + batch][unit]}. */
    float[][] memory() {
        return memory.first(slots + batch, shape.units());
    }

    /** What a cell computes on the way to its output, {@code [slot][unit]}: an LSTM's φ(s), a GRU's r ⊙ h. */
    float[][] inner() {
        return inner.first(slots, shape.units());
    }

    int batch() {
        return batch;
    }

    int slots() {
        return slots;
    }
}
