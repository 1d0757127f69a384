package dev.windrow.kernel;

/** A {@link State} as Java arrays of doubles: {@code [batch][unit]} each, the memory empty where a cell has none. */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside this package, never compared
record ReferenceState(double[] hidden, double[] memory) {
    static ReferenceState of(CellShape shape, int batch) {
        int size = batch * shape.units();
        return new ReferenceState(new double[size], new double[shape.cell().hasMemory() ? size : 0]);
    }

    void read(State state) {
        state.hidden().read(hidden);
        state.memory().ifPresent(block -> block.read(memory));
    }

    void write(State state) {
        state.hidden().write(hidden);
        state.memory().ifPresent(block -> block.write(memory));
    }

    /** Copies one row out. */
    void load(int row, double[] rowHidden, double[] rowMemory) {
        System.arraycopy(hidden, row * rowHidden.length, rowHidden, 0, rowHidden.length);
        System.arraycopy(memory, row * rowMemory.length, rowMemory, 0, rowMemory.length);
    }

    /** Copies one row in. */
    void store(int row, double[] rowHidden, double[] rowMemory) {
        System.arraycopy(rowHidden, 0, hidden, row * rowHidden.length, rowHidden.length);
        System.arraycopy(rowMemory, 0, memory, row * rowMemory.length, rowMemory.length);
    }
}
