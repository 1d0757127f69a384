package dev.windrow.kernel;

import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Cell.Kind;
import dev.windrow.kernel.OneDnnPlan.Purpose;
import dev.windrow.kernel.OneDnnScratch.Slot;
import org.bytedeco.javacpp.indexer.FloatIndexer;

/**
 * Where oneDNN and {@link Cell} say the same thing differently, and the translation.
 *
 * <p>oneDNN's update gate of the GRU is 1 − u. Since σ(−z) = 1 − σ(z), its weights are ours with the sign turned, and
 * so are their gradients.
 *
 * <p>oneDNN knows no rows that end early. Outputs and hidden state need no help: what comes after a row's end is thrown
 * away, and with no gradient arriving there none leaves. But it shows an LSTM's memory only after the last step of the
 * batch. So a padded batch gets one more input, 1 at padded steps and 0 elsewhere, whose weights close the input gate
 * and the output gate and open the forget gate so far that in float32 they are exactly 0, 0 and 1: the memory then
 * passes through the padding bit for bit, and its gradient passes back in the same way.
 */
final class OneDnnDialect {
    /** σ(±this) is 0 or 1 in float32, whatever the rest of the sum is. */
    private static final float SATURATING = 1e4f;

    private final CellShape shape;
    private final CellShape padded;

    OneDnnDialect(CellShape shape) {
        this.shape = shape;
        this.padded = new CellShape(shape.cell(), shape.inputs() + 1, shape.units());
    }

    /** Features of a step of the output. */
    int units() {
        return shape.units();
    }

    /** Whether such a batch takes the additional input. */
    boolean marksPadding(Rows rows) {
        return shape.cell().kind() == Kind.LSTM && !rows.full();
    }

    /** The shape oneDNN computes for such a batch. */
    CellShape shapeFor(Rows rows) {
        return marksPadding(rows) ? padded : shape;
    }

    /** Adds what translating such a batch needs of scratch memory. */
    void addTo(OneDnnSizes needed, Rows rows, Purpose purpose) {
        if (marksPadding(rows)) {
            needed.needFloats(Slot.INPUT_WEIGHTS, padded.inputWeights());
            needed.needFloats(Slot.INPUTS, rows.slots() * padded.inputs());
            if (purpose == Purpose.TRAINING) {
                needed.needFloats(Slot.INPUT_GRADIENT, rows.slots() * padded.inputs());
                needed.needFloats(Slot.INPUT_WEIGHT_GRADIENT, padded.inputWeights());
            }
        } else if (shape.cell().kind() == Kind.GRU) {
            needed.needFloats(Slot.INPUT_WEIGHTS, shape.inputWeights());
            needed.needFloats(Slot.RECURRENT_WEIGHTS, shape.recurrentWeights());
            needed.needFloats(Slot.BIAS, shape.biases());
        }
    }

    /** The weights as oneDNN wants them: the given ones where nothing differs, else translated into scratch memory. */
    Weights weights(Weights given, Rows rows, OneDnnScratch scratch) {
        if (marksPadding(rows)) {
            Block input = scratch.floats(Slot.INPUT_WEIGHTS, padded.inputWeights());
            Padding.copyRows(given.input(), shape.inputs(), input, padded.inputs(), shape.biases(), shape.inputs());
            writeMarker(input);
            return new Weights(input, given.recurrent(), given.bias());
        }
        if (shape.cell().kind() == Kind.GRU) {
            Weights turned = new Weights(
                    scratch.floats(Slot.INPUT_WEIGHTS, shape.inputWeights()),
                    scratch.floats(Slot.RECURRENT_WEIGHTS, shape.recurrentWeights()),
                    scratch.floats(Slot.BIAS, shape.biases()));
            turned.input().copyFrom(given.input());
            turned.recurrent().copyFrom(given.recurrent());
            turned.bias().copyFrom(given.bias());
            turnUpdateGate(turned);
            return turned;
        }
        return given;
    }

    private void writeMarker(Block input) {
        FloatIndexer weights = Padding.floats(input);
        long row = 0;
        for (Gate gate : shape.cell().gatesInOrder()) {
            float marker =
                    switch (gate) {
                        case INPUT, OUTPUT -> -SATURATING;
                        case FORGET -> SATURATING;
                        case CANDIDATE -> 0;
                    };
            for (int unit = 0; unit < shape.units(); unit++) {
                weights.put(row++ * padded.inputs() + shape.inputs(), marker);
            }
        }
    }

    /** The inputs as oneDNN wants them. */
    Block inputs(ForwardPass pass, OneDnnScratch scratch) {
        Rows rows = pass.rows();
        if (!marksPadding(rows)) {
            return pass.inputs();
        }
        Block inputs = scratch.floats(Slot.INPUTS, rows.slots() * padded.inputs());
        Padding.copyRows(pass.inputs(), shape.inputs(), inputs, padded.inputs(), rows.slots(), shape.inputs());
        Padding.clear(inputs, rows, padded.inputs());
        FloatIndexer numbers = Padding.floats(inputs);
        for (int row = 0; row < rows.batch(); row++) {
            for (int time = 0; time < rows.steps(); time++) {
                long slot = (long) time * rows.batch() + row;
                numbers.put(slot * padded.inputs() + shape.inputs(), time < rows.length(row) ? 0 : 1);
            }
        }
        return inputs;
    }

    /** Where oneDNN is to write the gradient of its inputs. */
    Block inputGradient(BackwardPass pass, Rows rows, OneDnnScratch scratch) {
        return marksPadding(rows)
                ? scratch.floats(Slot.INPUT_GRADIENT, rows.slots() * padded.inputs())
                : pass.inputGradient();
    }

    /** Where oneDNN is to write the gradient of its weights. */
    Weights weightGradient(BackwardPass pass, Rows rows, OneDnnScratch scratch) {
        Weights ours = pass.weightGradient();
        return marksPadding(rows)
                ? new Weights(
                        scratch.floats(Slot.INPUT_WEIGHT_GRADIENT, padded.inputWeights()),
                        ours.recurrent(),
                        ours.bias())
                : ours;
    }

    /** Brings the gradients oneDNN wrote into the caller's blocks and terms. */
    void translate(BackwardPass pass, Rows rows, OneDnnScratch scratch) {
        if (marksPadding(rows)) {
            Padding.copyRows(
                    weightGradient(pass, rows, scratch).input(),
                    padded.inputs(),
                    pass.weightGradient().input(),
                    shape.inputs(),
                    shape.biases(),
                    shape.inputs());
            Padding.copyRows(
                    inputGradient(pass, rows, scratch),
                    padded.inputs(),
                    pass.inputGradient(),
                    shape.inputs(),
                    rows.slots(),
                    shape.inputs());
        }
        if (!rows.full()) {
            Padding.clear(pass.inputGradient(), rows, shape.inputs());
        }
        if (shape.cell().kind() == Kind.GRU) {
            turnUpdateGate(pass.weightGradient());
        }
    }

    private void turnUpdateGate(Weights weights) {
        Padding.negate(weights.input(), (long) shape.units() * shape.inputs());
        Padding.negate(weights.recurrent(), (long) shape.units() * shape.units());
        Padding.negate(weights.bias(), shape.units());
    }
}
