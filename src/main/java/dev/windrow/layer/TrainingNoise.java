package dev.windrow.layer;

import dev.windrow.kernel.Block;
import dev.windrow.kernel.Dropout;
import dev.windrow.kernel.GrowingBlock;
import dev.windrow.kernel.KernelMemory;
import dev.windrow.kernel.Precision;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * What is dropped in training: inputs, with one mask for all steps of a sequence (Y. Gal and Z. Ghahramani, "A
 * Theoretically Grounded Application of Dropout in Recurrent Neural Networks", NIPS 2016), and single recurrent
 * weights, with one mask for all rows and steps (S. Merity et al., "Regularizing and Optimizing LSTM Language Models",
 * ICLR 2018). The masks last from a forward pass to its backward pass.
 */
final class TrainingNoise {
    /** Which of the two a stream is for. */
    private static final long INPUTS = 1;

    private static final long RECURRENT_WEIGHTS = 2;

    private final double inputRate;
    private final double recurrentRate;
    private final GrowingBlock droppedInputs;
    private final GrowingBlock inputMasks;
    private final List<Block> weightMasks = new ArrayList<>();
    private final List<Block> droppedWeights = new ArrayList<>();
    private Block inputMask;

    TrainingNoise(RecurrentSequence layer, Precision precision) {
        inputRate = layer.inputDropout();
        recurrentRate = layer.recurrentDropout();
        droppedInputs = new GrowingBlock(precision);
        inputMasks = new GrowingBlock(precision);
        if (recurrentRate > 0) {
            for (int set = 0; set < layer.direction().weightSets(); set++) {
                weightMasks.add(Block.zeros(precision, layer.shape().recurrentWeights()));
                droppedWeights.add(Block.zeros(precision, layer.shape().recurrentWeights()));
            }
        }
    }

    /** What it takes: masks, and what is left of what they are laid on. */
    static KernelMemory memory(RecurrentSequence layer, Precision precision, Rows rows) {
        long numbers = 0;
        if (layer.inputDropout() > 0) {
            numbers += (rows.slots() + rows.batch()) * layer.shape().inputs();
        }
        if (layer.recurrentDropout() > 0) {
            numbers += 2L * layer.direction().weightSets() * layer.shape().recurrentWeights();
        }
        return KernelMemory.ofBlocks(precision, numbers);
    }

    /** The inputs of a step, {@code [time][batch][input]}, with this step's mask. */
    Block inputs(Block inputs, Rows rows, long stream) {
        if (inputRate == 0) {
            return inputs;
        }
        inputMask = inputMasks.first(inputs.size() / rows.steps());
        Dropout.fill(inputMask, inputRate, Dropout.stream(stream, INPUTS));
        Block dropped = droppedInputs.first(inputs.size());
        Dropout.multiply(inputs, inputMask, dropped);
        return dropped;
    }

    /** The weights with this step's masks on the recurrent ones. */
    List<Weights> weights(List<Weights> weights, long stream) {
        if (recurrentRate == 0) {
            return weights;
        }
        List<Weights> dropped = new ArrayList<>();
        for (int set = 0; set < weights.size(); set++) {
            Weights given = weights.get(set);
            Dropout.fill(weightMasks.get(set), recurrentRate, Dropout.stream(stream, RECURRENT_WEIGHTS, set));
            Dropout.multiply(given.recurrent(), weightMasks.get(set), droppedWeights.get(set));
            dropped.add(new Weights(given.input(), droppedWeights.get(set), given.bias()));
        }
        return dropped;
    }

    /** Turns gradients of what the kernels saw into gradients of what was given; both are overwritten. */
    void back(Block inputGradient, List<Weights> weightGradients) {
        if (inputRate > 0) {
            Dropout.multiply(inputGradient, inputMask, inputGradient);
        }
        for (int set = 0; set < weightMasks.size(); set++) {
            Block gradient = weightGradients.get(set).recurrent();
            Dropout.multiply(gradient, weightMasks.get(set), gradient);
        }
    }
}
