package dev.windrow.network;

import dev.windrow.kernel.Merge;
import dev.windrow.kernel.Moves;
import java.io.Serializable;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonUnwrapped;

/**
 * Everything that decides the shape of a network and where its weights start. Two equal specs give equal networks, bit
 * for bit.
 *
 * @param reading what is read at each step
 * @param stack the recurrent layers
 * @param classes size of the output: labels, or the vocabulary itself for the next symbol, or values of a target vector
 * @param output where predictions are made
 * @param dropout what is dropped in training
 * @param head what predicts at the end
 * @param seed the seed of the starting weights
 */
public record NetworkSpec(
        @JsonUnwrapped Reading reading,
        @JsonUnwrapped RecurrentStack stack,
        int classes,
        Output output,
        Dropout dropout,
        Head head,
        long seed)
        implements Serializable {

    /**
     * Checks that the parts fit each other.
     *
     * @throws IllegalArgumentException naming the job file's key
     */
    public NetworkSpec {
        if (classes < 1) {
            throw new IllegalArgumentException("classes = " + classes + ": must be at least 1");
        }
        requireClasses(head, classes);
        if (head.tied() && output != Output.DECODER) {
            requireTies(reading, head, classes);
        }
        if (reading.isOfVectors() && (head.tied() || dropout.symbols() > 0)) {
            throw new IllegalArgumentException("vectors of " + reading.width()
                    + " values have no embedding to be tied to and no symbols to be dropped, here "
                    + dropout.symbols());
        }
        if (!output.isSynced()) {
            requireNoSteps(stack, head);
        }
        if (head.kind() == Head.Kind.CTC && output.isOfSequence()) {
            throw new IllegalArgumentException("network.output.kind = ctc: must be softmax where one prediction is made"
                    + " for a whole sequence");
        }
        if (output == Output.DECODER) {
            requireDecoder(reading, stack, head);
        }
    }

    private static void requireClasses(Head head, int classes) {
        List<Integer> cutoffs = head.cutoffs();
        if (!cutoffs.isEmpty() && cutoffs.get(cutoffs.size() - 1) >= classes) {
            throw new IllegalArgumentException("network.output.cutoffs = " + cutoffs + ": must all be below " + classes
                    + ", the size of the vocabulary that is predicted");
        }
        if (head.kind() == Head.Kind.CRF) {
            Moves.except(classes, head.forbidden());
        }
    }

    private static void requireTies(Reading reading, Head head, int classes) {
        if (reading.isSpelled()
                || reading.symbols() != classes
                || !head.cutoffs().isEmpty()) {
            throw new IllegalArgumentException("network.output.tied = true: must be false unless the "
                    + reading.symbols() + " symbols read are the " + classes
                    + " classes predicted, without features of " + reading.letters()
                    + " characters and without cutoffs, here " + head.cutoffs());
        }
    }

    /** What needs a prediction for each step has one. */
    private static void requireNoSteps(RecurrentStack stack, Head head) {
        if (head.kind() == Head.Kind.CRF) {
            throw new IllegalArgumentException(
                    "network.output.kind = crf: must be softmax where one prediction is made for a whole sequence, and"
                            + " for a decoder");
        }
        if (stack.cell() == RecurrentStack.Cell.NONE) {
            throw new IllegalArgumentException(
                    "network.cell = none: must be a recurrent cell where a network says one thing of a whole sequence");
        }
        if (head.seesInput()) {
            throw new IllegalArgumentException(
                    "network.output.sees-input = true: must be false where a prediction has no input of its own");
        }
    }

    private static void requireDecoder(Reading reading, RecurrentStack stack, Head head) {
        if (reading.isOfVectors() || head.kind() != Head.Kind.SOFTMAX) {
            throw new IllegalArgumentException("a decoder answers symbols with symbols: must read no vectors, here of "
                    + reading.width() + " values, and end in a softmax, here " + head.kind());
        }
        Merge merge = stack.variant().merge();
        if (stack.layers() != RecurrentStack.Layers.WINDROW || (stack.bidirectional() && merge != Merge.CONCATENATE)) {
            throw new IllegalArgumentException("an encoder and decoder need layers = windrow and network.merge ="
                    + " concatenate; asked for are " + stack.layers() + " and " + merge);
        }
    }

    /** A softmax at each step, without dropout. */
    public static NetworkSpec plain(Reading reading, RecurrentStack stack, int classes, long seed) {
        return new NetworkSpec(reading, stack, classes, Output.EACH_STEP, Dropout.NONE, Head.PLAIN, seed);
    }

    /** Where predictions are made. */
    public enum Output {
        /** A softmax at each place. */
        EACH_STEP,
        /** A softmax on each sequence's own last state (both ends' if bidirectional). */
        SEQUENCE,
        /** A softmax on the mean of each sequence's states. */
        SEQUENCE_MEAN,
        /** A softmax on the highest value of each feature of each sequence's states. */
        SEQUENCE_MAX,
        /** A softmax on the mean of each sequence's states, weighted by attention that is learned. */
        SEQUENCE_ATTENTION,
        /**
         * A softmax at each step of a decoder, which starts from the encoder's last states, reads the target so far and
         * looks back at all of the encoder's states by attention.
         */
        DECODER;

        /** Whether there is a prediction for each input, one after the other in the same order. */
        public boolean isSynced() {
            return this == EACH_STEP;
        }

        /** Whether one prediction is made for a whole sequence. */
        public boolean isOfSequence() {
            return this != EACH_STEP && this != DECODER;
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

    /** Values the output puts out a place. */
    public int outputs() {
        return classes * (1 + head.levels().size());
    }

    /** The same network for vocabularies of other sizes. */
    public NetworkSpec sized(int symbols, int letters, int otherClasses) {
        return new NetworkSpec(reading.sized(symbols, letters), stack, otherClasses, output, dropout, head, seed);
    }

    /** The same network reading something else. */
    public NetworkSpec with(Reading other) {
        return new NetworkSpec(other, stack, classes, output, dropout, head, seed);
    }

    /** The same network with other recurrent layers. */
    public NetworkSpec with(RecurrentStack other) {
        return new NetworkSpec(reading, other, classes, output, dropout, head, seed);
    }

    /** The same network predicting elsewhere. */
    public NetworkSpec with(Output other) {
        return new NetworkSpec(reading, stack, classes, other, dropout, head, seed);
    }

    /** The same network with other dropout. */
    public NetworkSpec with(Dropout other) {
        return new NetworkSpec(reading, stack, classes, output, other, head, seed);
    }

    /** The same network with another output. */
    public NetworkSpec with(Head other) {
        return new NetworkSpec(reading, stack, classes, output, dropout, other, seed);
    }
}
