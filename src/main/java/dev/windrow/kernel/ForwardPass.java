package dev.windrow.kernel;

import java.util.Optional;

/**
 * A batch on its way through a cell.
 *
 * @param rows how long each row is
 * @param inputs {@code [time][batch][input]}, not modified; padded steps hold any finite numbers and change nothing
 * @param initial the state before each row's first step, not modified; zeros where empty
 * @param outputs h, {@code [time][batch][unit]}, overwritten; zero at padded steps
 * @param end the state after each row's own last step, overwritten; not computed where empty
 */
public record ForwardPass(Rows rows, Block inputs, Optional<State> initial, Block outputs, Optional<State> end) {
    /** A pass that starts from zeros and drops the end state. */
    public ForwardPass(Rows rows, Block inputs, Block outputs) {
        this(rows, inputs, Optional.empty(), outputs, Optional.empty());
    }

    void require(CellShape shape, Precision precision) {
        String sizes = " of steps " + rows.steps() + " x batch " + rows.batch();
        inputs.require(precision, rows.slots() * shape.inputs(), "inputs" + sizes + " x inputs " + shape.inputs());
        outputs.require(precision, rows.slots() * shape.units(), "outputs" + sizes + " x units " + shape.units());
        initial.ifPresent(state -> state.require(shape, precision, rows.batch(), "initial state"));
        end.ifPresent(state -> state.require(shape, precision, rows.batch(), "end state"));
    }
}
