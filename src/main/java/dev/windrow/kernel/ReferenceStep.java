package dev.windrow.kernel;

/** What one step of one row leaves for the way back: gates {@code [gate][unit]}, the others {@code [unit]}. */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside this package, never compared
record ReferenceStep(double[] gates, double[] previousHidden, double[] previousMemory, double[] memory) {
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
