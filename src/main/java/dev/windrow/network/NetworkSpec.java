package dev.windrow.network;

import java.io.Serializable;

/**
 * Everything that decides the shape of a network and where its weights start. Two equal specs give equal networks, bit
 * for bit.
 *
 * @param symbols size of the input vocabulary
 * @param letters size of the character vocabulary; 0 if words are not looked into
 * @param classes size of the output: labels, or the vocabulary itself for the next symbol
 * @param output where predictions are made
 * @param layers whose recurrent layers are used
 * @param cell the recurrent cell
 * @param embeddingUnits values a symbol
 * @param letterUnits values a character
 * @param letterHidden units of the layer over a word's characters, in each direction
 * @param depth recurrent layers on top of each other
 * @param units units of a recurrent layer, in each direction
 * @param bidirectional whether each layer reads both ways
 * @param dropout the share of values dropped at each recurrent layer's input and before the output
 * @param seed the seed of the starting weights
 */
public record NetworkSpec(
        int symbols,
        int letters,
        int classes,
        Output output,
        Layers layers,
        Cell cell,
        int embeddingUnits,
        int letterUnits,
        int letterHidden,
        int depth,
        int units,
        boolean bidirectional,
        double dropout,
        long seed)
        implements Serializable {

    /** Where predictions are made. */
    public enum Output {
        /** A softmax at each place. */
        EACH_STEP,
        /** A softmax on each sequence's own last state (both ends' if bidirectional). */
        SEQUENCE
    }

    /** Whose recurrent layers. */
    public enum Layers {
        WINDROW,
        DL4J
    }

    /** The recurrent cell. */
    public enum Cell {
        RNN,
        LSTM,
        GRU
    }
}
