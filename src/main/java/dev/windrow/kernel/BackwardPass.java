package dev.windrow.kernel;

import java.util.Optional;

/**
 * The gradients of a loss on their way back through a cell. They are sums over the batch, not means.
 *
 * @param outputGradient d loss / d outputs, {@code [time][batch][unit]}, not modified; padded steps are ignored
 * @param endGradient d loss / d end state, not modified; zeros where empty
 * @param inputGradient d loss / d inputs, {@code [time][batch][input]}, overwritten; zero at padded steps
 * @param initialGradient d loss / d initial state, overwritten; not computed where empty
 * @param weightGradient d loss / d weights, overwritten
 */
public record BackwardPass(
        Block outputGradient,
        Optional<State> endGradient,
        Block inputGradient,
        Optional<State> initialGradient,
        Weights weightGradient) {
    /** A pass with neither a gradient from later windows nor one for earlier windows. */
    public BackwardPass(Block outputGradient, Block inputGradient, Weights weightGradient) {
        this(outputGradient, Optional.empty(), inputGradient, Optional.empty(), weightGradient);
    }

    void require(CellShape shape, Precision precision, Rows rows) {
        String sizes = " of steps " + rows.steps() + " x batch " + rows.batch();
        outputGradient.require(
                precision, rows.slots() * shape.units(), "output gradient" + sizes + " x units " + shape.units());
        inputGradient.require(
                precision, rows.slots() * shape.inputs(), "input gradient" + sizes + " x inputs " + shape.inputs());
        endGradient.ifPresent(state -> state.require(shape, precision, rows.batch(), "end state gradient"));
        initialGradient.ifPresent(state -> state.require(shape, precision, rows.batch(), "initial state gradient"));
        weightGradient.require(shape, precision, "weight gradient");
    }
}
