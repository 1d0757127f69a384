package dev.windrow.kernel;

import java.util.Optional;

/**
 * What a cell carries from one step to the next, or its gradient.
 *
 * @param hidden h, {@code [batch][unit]}
 * @param memory the LSTM's s, {@code [batch][unit]}; empty for other cells
 */
public record State(Block hidden, Optional<Block> memory) {
    /** Zeros for {@code batch} rows. */
    public static State zeros(CellShape shape, Precision precision, int batch) {
        long size = (long) batch * shape.units();
        Optional<Block> memory =
                shape.cell().hasMemory() ? Optional.of(Block.zeros(precision, size)) : Optional.empty();
        return new State(Block.zeros(precision, size), memory);
    }

    void require(CellShape shape, Precision precision, int batch, String name) {
        String sizes = " of batch " + batch + " x units " + shape.units();
        long size = (long) batch * shape.units();
        hidden.require(precision, size, name + ": hidden" + sizes);
        if (memory.isPresent() != shape.cell().hasMemory()) {
            throw new IllegalArgumentException(name + (memory.isPresent() ? ": has" : ": lacks") + " a memory, "
                    + shape.cell().kind() + (shape.cell().hasMemory() ? " needs one" : " has none"));
        }
        memory.ifPresent(block -> block.require(precision, size, name + ": memory" + sizes));
    }
}
