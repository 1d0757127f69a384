package dev.windrow.network;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.kernel.Moves;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * Everything that decides the shape of a network and where its weights start. Two equal specs give equal networks, bit
 * for bit.
 *
 * @param width values of an input vector; 0 where inputs are symbols
 * @param symbols size of the input vocabulary; looked at only where inputs are symbols
 * @param letters size of the character vocabulary; 0 if words are not looked into
 * @param classes size of the output: labels, or the vocabulary itself for the next symbol, or values of a target vector
 * @param output where predictions are made
 * @param layers whose recurrent layers are used
 * @param kernel what computes Windrow's own recurrent layers
 * @param cell the recurrent cell
 * @param variant how it differs from the usual one
 * @param embeddingUnits values a symbol; of vectors, those a linear map takes them to first, 0 for none
 * @param letterUnits values a character
 * @param letterHidden units of the layer over a word's characters, in each direction
 * @param depth recurrent layers on top of each other
 * @param units units of a recurrent layer, in each direction
 * @param bidirectional whether each layer reads both ways
 * @param dropout what is dropped in training
 * @param head what predicts at the end
 * @param seed the seed of the starting weights
 */
public record NetworkSpec(
        int width,
        int symbols,
        int letters,
        int classes,
        Output output,
        Layers layers,
        Kernel kernel,
        Cell cell,
        Variant variant,
        int embeddingUnits,
        int letterUnits,
        int letterHidden,
        int depth,
        int units,
        boolean bidirectional,
        Dropout dropout,
        Head head,
        long seed)
        implements Serializable {

    /**
     * Checks that the head fits.
     *
     * @throws IllegalArgumentException naming the job file's key
     */
    public NetworkSpec {
        List<Integer> cutoffs = head.cutoffs();
        if (!cutoffs.isEmpty() && cutoffs.get(cutoffs.size() - 1) >= classes) {
            throw new IllegalArgumentException("network.output.cutoffs = " + cutoffs + ": must all be below " + classes
                    + ", the size of the vocabulary that is predicted");
        }
        if (head.tied() && (letters > 0 || symbols != classes || !cutoffs.isEmpty())) {
            throw new IllegalArgumentException("network.output.tied = true: must be false unless the " + symbols
                    + " symbols read are the " + classes + " classes predicted, without features of " + letters
                    + " characters and without cutoffs, here " + cutoffs);
        }
        if (head.kind() == Head.Kind.CRF) {
            if (output == Output.SEQUENCE) {
                throw new IllegalArgumentException("network.output.kind = crf: must be softmax where one prediction is"
                        + " made for a whole sequence");
            }
            Moves.except(classes, head.forbidden());
        }
        if (width > 0 && (letters > 0 || head.tied() || dropout.symbols() > 0)) {
            throw new IllegalArgumentException("vectors of " + width + " values have no letters, here " + letters
                    + ", no embedding to be tied to and no symbols to be dropped, here " + dropout.symbols());
        }
        if (cell == Cell.NONE && (bidirectional || output == Output.SEQUENCE)) {
            throw new IllegalArgumentException(
                    "network.cell = none: must be a recurrent cell where a network reads both"
                            + " ways or says one thing of a whole sequence");
        }
        if (head.seesInput() && output == Output.SEQUENCE) {
            throw new IllegalArgumentException("network.output.sees-input = true: must be false where one prediction is"
                    + " made for a whole sequence, which has no input of its own");
        }
    }

    /** A network that reads symbols. */
    public NetworkSpec(
            int symbols,
            int letters,
            int classes,
            Output output,
            Layers layers,
            Kernel kernel,
            Cell cell,
            Variant variant,
            int embeddingUnits,
            int letterUnits,
            int letterHidden,
            int depth,
            int units,
            boolean bidirectional,
            Dropout dropout,
            Head head,
            long seed) {
        this(
                0,
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                variant,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                head,
                seed);
    }

    /** A network of the usual cell that reads symbols. */
    public NetworkSpec(
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
            Head head,
            long seed) {
        this(
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                Variant.USUAL,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                head,
                seed);
    }

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
        GRU,
        /** No recurrence: each step for itself, through plain layers with the variant's activation. */
        NONE
    }

    /**
     * How a cell differs from the usual one; what a cell has not is left as usual.
     *
     * @param activation its non-linearity; of an LSTM tanh or logistic, of a GRU tanh
     * @param gates the gates of an LSTM, without {@link Gate#CANDIDATE}
     * @param merge how the outputs of two directions become one
     */
    public record Variant(Activation activation, List<Gate> gates, Merge merge) implements Serializable {
        /** Tanh, all gates, directions side by side. */
        public static final Variant USUAL =
                new Variant(Activation.TANH, List.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT), Merge.CONCATENATE);

        /** Puts the gates in order. */
        public Variant {
            gates = gates.stream().sorted().toList();
        }

        /** The same with the outputs of two directions side by side. */
        public Variant concatenating() {
            return new Variant(activation, gates, Merge.CONCATENATE);
        }
    }

    /**
     * Shares dropped in training, each at least 0 and less than 1. Those of inputs and recurrent weights are the
     * AWD-LSTM's (Merity et al. 2018); that of symbols is word dropout (Iyyer et al. 2015), by which a network learns
     * what to make of words it does not know: of their spelling and of their neighbours.
     *
     * @param symbols of the symbols read, which become the unknown symbol, drawn at each place
     * @param values of values at each recurrent layer's input and before the output, drawn at each place
     * @param inputs of each recurrent layer's input features, one mask a sequence
     * @param recurrent of each recurrent layer's recurrent weights, one mask a step of training
     */
    public record Dropout(double symbols, double values, double inputs, double recurrent) implements Serializable {
        /** Nothing is dropped. */
        public static final Dropout NONE = new Dropout(0, 0, 0, 0);

        /** Checks that each is a share. */
        public Dropout {
            if (!share(symbols) || !share(values) || !share(inputs) || !share(recurrent)) {
                throw new IllegalArgumentException(
                        "dropout of symbols " + symbols + ", of values " + values + ", of inputs " + inputs
                                + ", of recurrent weights " + recurrent + ": each must be at least 0 and less than 1");
            }
        }

        private static boolean share(double value) {
            return value >= 0 && value < 1;
        }
    }

    /**
     * What predicts.
     *
     * @param kind a softmax at each place, or a conditional random field over the whole sequence
     * @param tied whether a softmax's weights are the embedding's (Press & Wolf 2017; Inan et al. 2017), reached by a
     *     linear projection where the width differs
     * @param seesInput whether it sees the embedded input of its step beside the hidden state
     * @param cutoffs the first class of each cluster of an adaptive softmax (Grave et al. 2017), rising; empty for a
     *     plain one
     * @param shrink by which each cluster has fewer values than the one before; at least 1
     * @param levels of values, the quantiles forecast beside the mean, rising, between 0 and 1
     * @param forbidden of a conditional random field, the moves from label to label that no sequence makes: {@code from
     *     * (classes + 1) + to}, the edges of a sequence being the label {@code classes}
     */
    public record Head(
            Kind kind,
            boolean tied,
            boolean seesInput,
            List<Integer> cutoffs,
            int shrink,
            List<Integer> forbidden,
            List<Double> levels)
            implements Serializable {
        private static final int USUAL_SHRINK = 4;

        /** A plain softmax on the hidden state. */
        public static final Head PLAIN = new Head(false, false, List.of(), USUAL_SHRINK);

        /** What probabilities are over. */
        public enum Kind {
            /** The classes at one place. */
            SOFTMAX,
            /** The sequences of labels (Lafferty et al. 2001). */
            CRF,
            /** None: the values themselves, their means by squared errors, their quantiles by the pinball loss. */
            VALUES,
            /** Each value of a target vector by itself, which is 0 or 1. */
            LOGISTIC;

            /** Whether targets are vectors. */
            public boolean predictsVectors() {
                return this == VALUES || this == LOGISTIC;
            }
        }

        /** An output for classes. */
        public Head(
                Kind kind,
                boolean tied,
                boolean seesInput,
                List<Integer> cutoffs,
                int shrink,
                List<Integer> forbidden) {
            this(kind, tied, seesInput, cutoffs, shrink, forbidden, List.of());
        }

        /**
         * Values on the hidden state.
         *
         * @param levels the quantiles forecast beside the mean, rising, between 0 and 1
         */
        public static Head values(boolean seesInput, List<Double> levels) {
            return new Head(Kind.VALUES, false, seesInput, List.of(), USUAL_SHRINK, List.of(), levels);
        }

        /** Many yes or no on the hidden state. */
        public static Head logistic(boolean seesInput) {
            return new Head(Kind.LOGISTIC, false, seesInput, List.of(), USUAL_SHRINK, List.of(), List.of());
        }

        /** A softmax. */
        public Head(boolean tied, boolean seesInput, List<Integer> cutoffs, int shrink) {
            this(Kind.SOFTMAX, tied, seesInput, cutoffs, shrink, List.of());
        }

        /** A conditional random field on the hidden state. */
        public static Head crf(boolean seesInput, List<Integer> forbidden) {
            return new Head(Kind.CRF, false, seesInput, List.of(), USUAL_SHRINK, forbidden);
        }

        /** Checks that cutoffs rise, and that only a softmax is tied or adaptive. */
        public Head {
            cutoffs = List.copyOf(cutoffs);
            forbidden = List.copyOf(forbidden);
            levels = List.copyOf(levels);
            requireLevels(kind, levels);
            if (kind != Kind.SOFTMAX && (tied || !cutoffs.isEmpty())) {
                throw new IllegalArgumentException("network.output.kind = "
                        + kind.name().toLowerCase(Locale.ROOT)
                        + ": must be softmax to be tied or to have cutoffs");
            }
            if (kind != Kind.CRF && !forbidden.isEmpty()) {
                throw new IllegalArgumentException(
                        "forbidden moves " + forbidden + ": only a chain of labels makes moves");
            }
            int last = 0;
            for (int cutoff : cutoffs) {
                if (cutoff <= last) {
                    throw new IllegalArgumentException(
                            "network.output.cutoffs = " + cutoffs + ": must rise, from at least 1");
                }
                last = cutoff;
            }
            if (shrink < 1) {
                throw new IllegalArgumentException("network.output.shrink = " + shrink + ": must be at least 1");
            }
        }

        private static void requireLevels(Kind kind, List<Double> levels) {
            double last = 0;
            for (double level : levels) {
                if (kind != Kind.VALUES || level <= last || level >= 1) {
                    throw new IllegalArgumentException(
                            "levels " + levels + " of " + kind + ": must be of VALUES, rising, and between 0 and 1");
                }
                last = level;
            }
        }
    }

    /**
     * The same network reading vectors.
     *
     * @param values of a vector
     * @param projected values a linear map takes them to first; 0 for none
     */
    public NetworkSpec reading(int values, int projected) {
        return new NetworkSpec(
                values,
                0,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                variant,
                projected,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                head,
                seed);
    }

    /** The same network with another softmax. */
    public NetworkSpec with(Head other) {
        return new NetworkSpec(
                width,
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                variant,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                other,
                seed);
    }

    /** Values the output puts out a place. */
    public int outputs() {
        return classes * (1 + head.levels().size());
    }

    /** The same network with other dropout. */
    public NetworkSpec with(Dropout other) {
        return new NetworkSpec(
                width,
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                variant,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                other,
                head,
                seed);
    }

    /** The same network on another kernel. */
    public NetworkSpec with(Kernel other) {
        return new NetworkSpec(
                width,
                symbols,
                letters,
                classes,
                output,
                layers,
                other,
                cell,
                variant,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                head,
                seed);
    }

    /** The same network of another kind of cell. */
    public NetworkSpec with(Variant other) {
        return new NetworkSpec(
                width,
                symbols,
                letters,
                classes,
                output,
                layers,
                kernel,
                cell,
                other,
                embeddingUnits,
                letterUnits,
                letterHidden,
                depth,
                units,
                bidirectional,
                dropout,
                head,
                seed);
    }
}
