package dev.windrow.kernel;

import dev.windrow.kernel.Lane.Mode;
import dev.windrow.kernel.Lane.Order;
import java.util.Optional;

/**
 * Two kernels over the same sequences, the second reading each from its own last step to its first (M. Schuster and K.
 * Paliwal, "Bidirectional Recurrent Neural Networks", IEEE Transactions on Signal Processing 1997). Each direction may
 * begin at a state and hands out where it ends, for an encoder's decoder to begin with; from window to window nothing
 * is carried, for a later window would have to be read before an earlier one.
 */
public final class BidirectionalKernel implements AutoCloseable {
    /** The weights, or their gradients, of the two directions. */
    public record Directions(Weights ahead, Weights back) {}

    /** States of the two directions, or their gradients. */
    public record States(State ahead, State back) {}

    /**
     * Where the directions begin and end.
     *
     * @param initial the state before each row's first step, of the second direction its last; not modified; zeros
     *     where empty
     * @param end the state after each row's last step, of the second direction its first; overwritten; not computed
     *     where empty
     */
    public record Edges(Optional<States> initial, Optional<States> end) {
        /** Begins with zeros and drops the end states. */
        public static final Edges NONE = new Edges(Optional.empty(), Optional.empty());
    }

    /**
     * The gradients of a loss on their way back.
     *
     * @param edges those of the end states, not modified, zeros where empty; and of the initial states, overwritten,
     *     not computed where empty
     * @param outputGradient {@code [time][batch][outputs()]}, not modified; padded steps are ignored
     * @param inputGradient {@code [time][batch][input]}, overwritten; zero at padded steps
     * @param weightGradient overwritten
     */
    public record Gradients(Edges edges, Block outputGradient, Block inputGradient, Directions weightGradient) {
        /** Gradients without those of states. */
        public Gradients(Block outputGradient, Block inputGradient, Directions weightGradient) {
            this(Edges.NONE, outputGradient, inputGradient, weightGradient);
        }
    }

    /** The buffers of one purpose, so that inference disturbs no training pass. */
    private final class Buffers {
        final GrowingBlock reversedInputs = new GrowingBlock(precision);
        final GrowingBlock aheadOutputs = new GrowingBlock(precision);
        final GrowingBlock backOutputs = new GrowingBlock(precision);
        ForwardPass ahead;
        ForwardPass back;
    }

    private final RecurrentKernel ahead;
    private final RecurrentKernel back;
    private final Merge merge;
    private final Precision precision;
    private final int inputs;
    private final int units;
    private final Buffers inference;
    private final Buffers training;
    private final GrowingBlock aheadGradient;
    private final GrowingBlock backGradient;
    private final GrowingBlock backInputGradient;
    private ForwardPass forwarded;

    /**
     * @param ahead reads first to last
     * @param back reads last to first; of the same shape and precision; both are closed with this kernel
     */
    public BidirectionalKernel(RecurrentKernel ahead, RecurrentKernel back, Merge merge) {
        if (!ahead.shape().equals(back.shape()) || ahead.precision() != back.precision()) {
            throw new IllegalArgumentException(ahead.shape() + " " + ahead.precision() + " ahead, " + back.shape() + " "
                    + back.precision() + " back: must be equal");
        }
        this.ahead = ahead;
        this.back = back;
        this.merge = merge;
        this.precision = ahead.precision();
        this.inputs = ahead.shape().inputs();
        this.units = ahead.shape().units();
        this.inference = new Buffers();
        this.training = new Buffers();
        this.aheadGradient = new GrowingBlock(precision);
        this.backGradient = new GrowingBlock(precision);
        this.backInputGradient = new GrowingBlock(precision);
    }

    /**
     * What it takes once it has trained and inferred on such a batch.
     *
     * @param oneWay what the kernel of a direction takes for it
     * @param shape of each direction
     */
    public static KernelMemory memory(KernelMemory oneWay, CellShape shape, Precision precision, Rows rows) {
        // Of each purpose the reversed inputs and two outputs; on the way back two gradients and that of the inputs.
        long buffers = 2 * (shape.inputs() + 2L * shape.units());
        long gradients = 2L * shape.units() + shape.inputs();
        return oneWay.plus(oneWay)
                .plus(KernelMemory.ofBlocks(precision, Math.multiplyExact(rows.slots(), buffers + gradients)));
    }

    /** Features of the merged output. */
    public int outputs() {
        return merge.width(units);
    }

    /**
     * Like {@link RecurrentKernel#infer}.
     *
     * @param pass without states; its outputs are {@code [time][batch][outputs()]}
     */
    public void infer(Directions weights, ForwardPass pass, Edges edges) {
        split(pass, edges, inference);
        ahead.infer(weights.ahead(), inference.ahead);
        back.infer(weights.back(), inference.back);
        merge(pass, inference);
    }

    /** From zeros. */
    public void infer(Directions weights, ForwardPass pass) {
        infer(weights, pass, Edges.NONE);
    }

    /** Like {@link RecurrentKernel#forward}. */
    public void forward(Directions weights, ForwardPass pass, Edges edges) {
        forwarded = null;
        split(pass, edges, training);
        ahead.forward(weights.ahead(), training.ahead);
        back.forward(weights.back(), training.back);
        merge(pass, training);
        forwarded = pass;
    }

    /** From zeros. */
    public void forward(Directions weights, ForwardPass pass) {
        forward(weights, pass, Edges.NONE);
    }

    private void split(ForwardPass pass, Edges edges, Buffers buffers) {
        if (pass.initial().isPresent() || pass.end().isPresent()) {
            throw new IllegalArgumentException(
                    "a pass of two directions with the states of one: each direction has its own, in edges");
        }
        Rows rows = pass.rows();
        pass.inputs().require(precision, rows.slots() * inputs, "inputs of two directions");
        pass.outputs().require(precision, rows.slots() * outputs(), "outputs of two directions");
        Block reversed = buffers.reversedInputs.first(rows.slots() * inputs);
        Lane.of(reversed, inputs).take(Lane.of(pass.inputs(), inputs), rows, Order.BACK, Mode.OVERWRITE, 1);
        buffers.ahead = new ForwardPass(
                rows,
                pass.inputs(),
                edges.initial().map(States::ahead),
                buffers.aheadOutputs.first(rows.slots() * units),
                edges.end().map(States::ahead));
        buffers.back = new ForwardPass(
                rows,
                reversed,
                edges.initial().map(States::back),
                buffers.backOutputs.first(rows.slots() * units),
                edges.end().map(States::back));
    }

    private void merge(ForwardPass pass, Buffers buffers) {
        Lane aheadOutputs = Lane.of(buffers.ahead.outputs(), units);
        Lane backOutputs = Lane.of(buffers.back.outputs(), units);
        Mode second = merge == Merge.CONCATENATE ? Mode.OVERWRITE : Mode.ADD;
        aheadLane(pass.outputs()).take(aheadOutputs, pass.rows(), Order.AHEAD, Mode.OVERWRITE, factor());
        backLane(pass.outputs()).take(backOutputs, pass.rows(), Order.BACK, second, factor());
    }

    /**
     * Like {@link RecurrentKernel#backward}.
     *
     * @param pass as in the last call of {@link #forward}
     */
    public void backward(Directions weights, ForwardPass pass, Gradients gradients) {
        if (!pass.equals(forwarded)) {
            throw new IllegalStateException("backward of a pass that is not the last one forwarded");
        }
        Rows rows = pass.rows();
        gradients.outputGradient().require(precision, rows.slots() * outputs(), "output gradient of two directions");
        gradients.inputGradient().require(precision, rows.slots() * inputs, "input gradient of two directions");
        Block aheadBlock = aheadGradient.first(rows.slots() * units);
        Block backBlock = backGradient.first(rows.slots() * units);
        Block backInput = backInputGradient.first(rows.slots() * inputs);
        Lane.of(aheadBlock, units)
                .take(aheadLane(gradients.outputGradient()), rows, Order.AHEAD, Mode.OVERWRITE, factor());
        Lane.of(backBlock, units)
                .take(backLane(gradients.outputGradient()), rows, Order.BACK, Mode.OVERWRITE, factor());
        Directions weightGradient = gradients.weightGradient();
        Edges edges = gradients.edges();
        ahead.backward(
                weights.ahead(),
                training.ahead,
                new BackwardPass(
                        aheadBlock,
                        edges.end().map(States::ahead),
                        gradients.inputGradient(),
                        edges.initial().map(States::ahead),
                        weightGradient.ahead()));
        back.backward(
                weights.back(),
                training.back,
                new BackwardPass(
                        backBlock,
                        edges.end().map(States::back),
                        backInput,
                        edges.initial().map(States::back),
                        weightGradient.back()));
        Lane.of(gradients.inputGradient(), inputs).take(Lane.of(backInput, inputs), rows, Order.BACK, Mode.ADD, 1);
    }

    private Lane aheadLane(Block merged) {
        return new Lane(merged, outputs(), 0, units);
    }

    private Lane backLane(Block merged) {
        return new Lane(merged, outputs(), outputs() - units, units);
    }

    private double factor() {
        return merge == Merge.AVERAGE ? 0.5 : 1;
    }

    @Override
    public void close() {
        ahead.close();
        back.close();
    }
}
