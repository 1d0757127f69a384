package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of the table: a language model of an embedding, one recurrent layer and a softmax at each step.
 *
 * @param cell the recurrent cell
 * @param units units of the layer, in each direction
 */
public record Row(Cell cell, int units) {
    /** Symbols of the input, values of an embedded symbol and classes of the output. */
    public static final int SYMBOLS = 64;
    /** Sequences of a batch. */
    public static final int BATCH = 32;
    /** Symbols of a sequence. */
    public static final int STEPS = 64;
    /** Adam's rate. */
    public static final double RATE = 2e-3;

    private static final List<Integer> UNITS = List.of(64, 128, 256, 512);

    /** A cell, and the matrices of its kind: gates by directions. */
    public enum Cell {
        RNN(1, 1),
        LSTM(4, 1),
        GRU(3, 1),
        BILSTM(4, 2);

        private final int gates;
        private final int directions;

        Cell(int gates, int directions) {
            this.gates = gates;
            this.directions = directions;
        }

        /** 2 if a second layer reads from the end. */
        public int directions() {
            return directions;
        }
    }

    /** Every cell at every size. */
    public static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (int units : UNITS) {
                rows.add(new Row(cell, units));
            }
        }
        return rows;
    }

    /** The row of a {@link #name}. */
    public static Row named(String name) {
        for (Row row : all()) {
            if (row.name().equals(name)) {
                return row;
            }
        }
        throw new IllegalArgumentException(name + ": no such row; there are "
                + all().stream().map(Row::name).toList());
    }

    /** As in {@code lstm256}. */
    public String name() {
        return cell.name().toLowerCase(Locale.ROOT) + units;
    }

    /** Values the output layer sees at a step. */
    public int outputs() {
        return cell.directions * units;
    }

    /** Tokens of a training step. */
    public static int tokens() {
        return BATCH * STEPS;
    }

    /** Weights each token is multiplied with: W and U of each gate and direction, and the output layer's. */
    public long weights() {
        long recurrent = (long) cell.directions * cell.gates * units * (SYMBOLS + units);
        return recurrent + (long) outputs() * SYMBOLS;
    }

    /**
     * Floating-point operations a token of a whole training step. A product of [m × k] and [k × n] costs 2·m·n·k, which
     * is 2 a weight and row. Forward needs it once; backward twice, for the gradient of the weights and for that of the
     * input (the embedding learns too). Embedding lookup, activations, softmax and Adam are not counted, so what they
     * cost lowers the fraction of the ceiling.
     */
    public double flops() {
        return 3 * 2.0 * weights();
    }
}
