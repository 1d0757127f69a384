package dev.windrow.kernel;

/**
 * A cell with its sizes, and with them the sizes of its weights.
 *
 * <p>Weights lie gate by gate in the order of {@link Cell.Gate} (LSTM: input, forget, candidate, output; GRU: update,
 * reset, candidate), within a gate unit by unit, and a unit's weights side by side: {@code input [gate][unit][input]},
 * {@code recurrent [gate][unit][unit]}, {@code bias [gate][unit]}. Seen as matrices in column order these are
 * {@code [inputs, gates * units]} and {@code [units, gates * units]}, which is what oneDNN calls {@code ldgoi}.
 *
 * @param inputs features of the input at each step
 * @param units features of the output at each step
 */
public record CellShape(Cell cell, int inputs, int units) {
    public CellShape {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException("units " + units + " x inputs " + inputs + ": both must be at least 1");
        }
    }

    public long inputWeights() {
        return (long) cell.gateCount() * units * inputs;
    }

    public long recurrentWeights() {
        return (long) cell.gateCount() * units * units;
    }

    public long biases() {
        return (long) cell.gateCount() * units;
    }
}
