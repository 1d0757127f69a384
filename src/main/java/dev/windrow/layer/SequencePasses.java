package dev.windrow.layer;

import dev.windrow.kernel.Block;
import dev.windrow.kernel.CellTrace;
import dev.windrow.kernel.ForwardPass;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.State;
import dev.windrow.kernel.Weights;
import dev.windrow.layer.Recurrence.Errors;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The passes of a recurrent layer over whole sequences, on its kernels: inference, a pass in training, and the way back
 * from the last one in training, for which its inputs and outputs must keep their numbers. Sequences are {@code [batch,
 * features, time]}; those given back live in buffers that the next pass of the same kind overwrites.
 */
final class SequencePasses {
    /** Inference has its own, so that it disturbs no training pass that waits for its way back. */
    private record Buffers(SequenceBuffer inputs, SequenceBuffer outputs) {
        Buffers(DataType type) {
            this(new SequenceBuffer(type), new SequenceBuffer(type));
        }
    }

    /**
     * What a pass reads.
     *
     * @param input {@code [batch, inputs, time]}
     * @param rows the length of each row
     * @param start the states rows begin with; empty for zeros
     * @param end where the states they end with are written; empty where nobody wants them
     */
    record Reading(INDArray input, Rows rows, Optional<State> start, Optional<State> end) {}

    private final RecurrentSequence layer;
    private final DataType type;
    private final Recurrence recurrence;
    private final TrainingNoise noise;
    private final Buffers inference;
    private final Buffers training;
    private final SequenceBuffer gradientCopy;
    private final SequenceBuffer inputGradient;

    @Nullable
    private ForwardPass forwarded;

    private List<Weights> forwardedWeights = List.of();

    /** Of the last way back, [batch, inputs, time]. */
    @Nullable
    private INDArray lastInputGradient;

    /** Passes of a layer whose sizes are known. */
    SequencePasses(RecurrentSequence layer, DataType type) {
        this.layer = layer;
        this.type = type;
        recurrence = Recurrence.open(layer, Blocks.precision(type));
        noise = new TrainingNoise(layer, Blocks.precision(type));
        inference = new Buffers(type);
        training = new Buffers(type);
        gradientCopy = new SequenceBuffer(type);
        inputGradient = new SequenceBuffer(type);
    }

    /** Outputs without a way back. */
    INDArray infer(List<Weights> weights, Reading reading) {
        TimeMajor inputs = TimeMajor.of(reading.input.castTo(type), inference.inputs);
        TimeMajor outputs = outputs(inference, reading);
        ForwardPass pass = new ForwardPass(reading.rows, inputs.block(), reading.start, outputs.block(), reading.end);
        try {
            recurrence.infer(weights, pass);
        } finally {
            // ND4J frees an array's memory when nothing refers to it, even while native code reads there.
            Reference.reachabilityFence(pass);
        }
        return outputs.sequence();
    }

    /** Outputs with what the stream says dropped. */
    INDArray train(List<Weights> weights, Reading reading, long stream) {
        TimeMajor inputs = TimeMajor.of(reading.input.castTo(type), training.inputs);
        TimeMajor outputs = outputs(training, reading);
        Block seen = noise.inputs(inputs.block(), reading.rows, stream);
        ForwardPass pass = new ForwardPass(reading.rows, seen, reading.start, outputs.block(), reading.end);
        try {
            forwardedWeights = noise.weights(weights, stream);
            recurrence.forward(forwardedWeights, pass);
            forwarded = pass;
        } finally {
            Reference.reachabilityFence(pass);
        }
        return outputs.sequence();
    }

    private TimeMajor outputs(Buffers buffers, Reading reading) {
        return buffers.outputs.sequence(reading.rows.steps(), reading.rows.batch(), layer.getNOut());
    }

    /** Whether a pass in training was made. */
    boolean trained() {
        return forwarded != null;
    }

    /** The rows of the last pass in training. */
    Rows rows() {
        return forwarded.rows();
    }

    /**
     * The way back of the last pass in training.
     *
     * @param epsilon errors of the outputs {@code [batch, outputs, time]}, not modified
     * @param start overwritten with the gradient of the states rows began with; not computed where empty
     * @param weightGradients overwritten
     * @return errors of the inputs {@code [batch, inputs, time]}
     */
    INDArray back(INDArray epsilon, Optional<State> start, List<Weights> weightGradients) {
        Rows rows = forwarded.rows();
        TimeMajor outputGradient = TimeMajor.of(epsilon.castTo(type), gradientCopy);
        TimeMajor gradient = inputGradient.sequence(rows.steps(), rows.batch(), layer.getNIn());
        try {
            Errors errors = new Errors(outputGradient.block(), gradient.block(), start);
            recurrence.backward(forwardedWeights, forwarded, errors, weightGradients);
            noise.back(gradient.block(), weightGradients);
        } finally {
            Reference.reachabilityFence(outputGradient);
        }
        lastInputGradient = gradient.sequence();
        return lastInputGradient;
    }

    /** The gradient of one row's inputs on the last way back, a copy {@code [step][input]}; empty if there was none. */
    Optional<double[]> inputGradient(int row) {
        return Optional.ofNullable(lastInputGradient).map(gradient -> row(Blocks.over(gradient.permute(2, 0, 1)), row));
    }

    /** What the direction that reads forwards did with one row in the last pass in training. */
    CellTrace trace(int row) {
        return new CellTrace(layer.shape(), forwardedWeights.get(0), row(forwarded.inputs(), row));
    }

    /** One row of a block [time][batch][input], over its own length. */
    private double[] row(Block block, int row) {
        Rows rows = forwarded.rows();
        int inputs = layer.shape().inputs();
        double[] all = new double[Math.toIntExact(block.size())];
        block.read(all);
        double[] one = new double[rows.length(row) * inputs];
        for (int step = 0; step < rows.length(row); step++) {
            System.arraycopy(all, (step * rows.batch() + row) * inputs, one, step * inputs, inputs);
        }
        return one;
    }
}
