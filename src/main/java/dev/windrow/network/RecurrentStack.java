package dev.windrow.network;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import java.io.Serializable;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * The recurrent layers of a network, on top of each other and all alike.
 *
 * @param layers whose layers are used
 * @param kernel what computes Windrow's own
 * @param cell the recurrent cell
 * @param variant how it differs from the usual one
 * @param depth layers on top of each other
 * @param units units of a layer, in each direction
 * @param bidirectional whether each layer reads both ways
 */
public record RecurrentStack(
        Layers layers, Kernel kernel, Cell cell, Variant variant, int depth, int units, boolean bidirectional)
        implements Serializable {

    /** Checks that there are layers, and that what reads both ways remembers. */
    public RecurrentStack {
        if (depth < 1 || units < 1) {
            throw new IllegalArgumentException("depth = " + depth + ", units = " + units + ": both must be at least 1");
        }
        if (cell == Cell.NONE && bidirectional) {
            throw new IllegalArgumentException(
                    "network.cell = none: must be a recurrent cell where a network reads both ways");
        }
    }

    /** Whose recurrent layers. */
    public enum Layers {
        WINDROW,
        DL4J
    }

    /** What computes Windrow's own recurrent layers; see {@link dev.windrow.kernel.Kernels}. */
    public enum Kernel {
        AUTOMATIC,
        ONEDNN,
        PLAIN,
        REFERENCE
    }

    /** The recurrent cell. */
    public enum Cell {
        RNN,
        LSTM,
        GRU,
        /** No recurrence: each step for itself, through plain layers with the variant's activation. */
        NONE;

        /** Arrays of a value a unit that go from step to step: the output, and an LSTM's memory. */
        int states() {
            return switch (this) {
                case RNN, GRU -> 1;
                case LSTM -> 2;
                case NONE -> 0;
            };
        }
    }

    /**
     * How a cell differs from the usual one; what a cell has not is left as usual.
     *
     * @param activation its non-linearity; of an LSTM tanh or logistic, of a GRU tanh
     * @param gates the gates of an LSTM, without {@link Gate#CANDIDATE}
     * @param merge how the outputs of two directions become one
     * @param memory steps that an LSTM's or a GRU's units remember at first, each unit fewer or as many; 0 for gates
     *     that know of no time; see {@link GateWeights}
     */
    public record Variant(
            Activation activation,
            List<Gate> gates,
            Merge merge,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int memory)
            implements Serializable {
        /** Tanh, all gates, directions side by side. */
        public static final Variant USUAL =
                new Variant(Activation.TANH, List.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT), Merge.CONCATENATE, 0);

        /** Puts the gates in order. */
        public Variant {
            if (memory < 0 || memory == 1) {
                throw new IllegalArgumentException(
                        "network.initial-memory = " + memory + ": must be 0, or a number of steps from 2 on");
            }
            gates = gates.stream().sorted().toList();
        }

        /** The same cell with another memory at first. */
        Variant remembering(int steps) {
            return new Variant(activation, gates, merge, steps);
        }

        /** The same cell with the outputs of two directions made one in another way. */
        Variant merging(Merge other) {
            return new Variant(activation, gates, other, memory);
        }
    }

    /** One of Windrow's layers in one direction, of the usual cell. */
    public static RecurrentStack of(Cell cell, int units) {
        return new RecurrentStack(Layers.WINDROW, Kernel.AUTOMATIC, cell, Variant.USUAL, 1, units, false);
    }

    /** So many of the same layers. */
    public RecurrentStack deep(int layersInAll) {
        return new RecurrentStack(layers, kernel, cell, variant, layersInAll, units, bidirectional);
    }

    /** The same layers reading in one direction or in both. */
    public RecurrentStack directions(int count) {
        return new RecurrentStack(layers, kernel, cell, variant, depth, units, count == 2);
    }

    /** The same layers of another number of units. */
    RecurrentStack wide(int otherUnits) {
        return new RecurrentStack(layers, kernel, cell, variant, depth, otherUnits, bidirectional);
    }

    /** The same layers of another kind of cell. */
    RecurrentStack with(Variant other) {
        return new RecurrentStack(layers, kernel, cell, other, depth, units, bidirectional);
    }

    /** The same layers on another kernel. */
    RecurrentStack with(Kernel other) {
        return new RecurrentStack(layers, other, cell, variant, depth, units, bidirectional);
    }

    /** The same layers, made elsewhere. */
    RecurrentStack with(Layers other) {
        return new RecurrentStack(other, kernel, cell, variant, depth, units, bidirectional);
    }

    /** The same layers with another memory at first. */
    RecurrentStack remembering(int steps) {
        return with(variant.remembering(steps));
    }

    /**
     * One over a word's letters, both ways. Letters are few: however long a memory is asked for, it is not for them.
     */
    RecurrentStack overLetters(int letterUnits) {
        return wide(letterUnits).directions(2).concatenating().remembering(0);
    }

    /** The same layers with the outputs of two directions side by side. */
    RecurrentStack concatenating() {
        return with(variant.merging(Merge.CONCATENATE));
    }

    /** Features of a step of a layer's output. */
    int outputs() {
        return bidirectional ? variant.merge().width(units) : units;
    }
}
