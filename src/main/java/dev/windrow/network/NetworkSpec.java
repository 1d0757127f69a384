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
 * @param kernel what computes Windrow's own recurrent layers
 * @param cell the recurrent cell
 * @param embeddingUnits values a symbol
 * @param letterUnits values a character
 * @param letterHidden units of the layer over a word's characters, in each direction
 * @param depth recurrent layers on top of each other
 * @param units units of a recurrent layer, in each direction
 * @param bidirectional whether each layer reads both ways
 * @param dropout what is dropped in training
 * @param seed the seed of the starting weights
 */
public record NetworkSpec(
        int symbols,
        int letters,
        int classes,
        Output output,
        Layers layers,
        Kernel kernel,
        Cell cell,
        int embeddingUnits,
        int letterUnits,
        int letterHidden,
        int depth,
        int units,
        boolean bidirectional,
        Dropout dropout,
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

    /** What computes Windrow's own recurrent layers; see {@link dev.windrow.kernel.Kernels}. */
    public enum Kernel {
        AUTOMATIC,
        ONEDNN,
        REFERENCE
    }

    /** The recurrent cell. */
    public enum Cell {
        RNN,
        LSTM,
        GRU
    }

    /**
     * Shares dropped in training, each at least 0 and less than 1. The second and third are those of the AWD-LSTM
     * (Merity et al. 2018).
     *
     * @param values of values at each recurrent layer's input and before the output, drawn at each place
     * @param inputs of each recurrent layer's input features, one mask a sequence
     * @param recurrent of each recurrent layer's recurrent weights, one mask a step of training
     */
    public record Dropout(double values, double inputs, double recurrent) implements Serializable {
        /** Nothing is dropped. */
        public static final Dropout NONE = new Dropout(0, 0, 0);

        /** Checks that each is a share. */
        public Dropout {
            if (!share(values) || !share(inputs) || !share(recurrent)) {
                throw new IllegalArgumentException("dropout of values " + values + ", of inputs " + inputs
                        + ", of recurrent weights " + recurrent + ": each must be at least 0 and less than 1");
            }
        }

        private static boolean share(double value) {
            return value >= 0 && value < 1;
        }
    }

    /** The same network with other dropout. */
    public NetworkSpec with(Dropout other) {
        return new NetworkSpec(
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                other,
                seed);
    }

    /** The same network on another kernel. */
    public NetworkSpec with(Kernel other) {
        return new NetworkSpec(
                symbols,
                letters,
                classes,
                output,
                layers,
                other,
                cell,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                seed);
    }
}
