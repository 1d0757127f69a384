package dev.windrow.kernel;

/** What one step of one row leaves for the way back: gates {@code [gate][unit]}, the others {@code [unit]}. */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside this package, never compared
record ReferenceStep(double[] gates, double[] previousHidden, double[] previousMemory, double[] memory) {
    /** Headers of the record and its four arrays, with its place in a list. */
    static final int OBJECT_BYTES = 96;

    /** Numbers in it. */
    static long numbers(CellShape shape) {
        return (shape.cell().gateCount() + 1L + (shape.cell().hasMemory() ? 2L : 0)) * shape.units();
    }

    static ReferenceStep of(CellShape shape) {
        int units = shape.units();
        int memory = shape.cell().hasMemory() ? units : 0;
        return new ReferenceStep(
                new double[shape.cell().gateCount() * units],
                new double[units],
                new double[memory],
                new double[memory]);
    }
}
