package dev.windrow.layer;

import dev.windrow.kernel.BackwardPass;
import dev.windrow.kernel.BidirectionalKernel;
import dev.windrow.kernel.BidirectionalKernel.Directions;
import dev.windrow.kernel.BidirectionalKernel.Gradients;
import dev.windrow.kernel.Block;
import dev.windrow.kernel.ForwardPass;
import dev.windrow.kernel.KernelMemory;
import dev.windrow.kernel.Precision;
import dev.windrow.kernel.RecurrentKernel;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.State;
import dev.windrow.kernel.Weights;
import java.util.List;
import java.util.Optional;

/** The kernel or kernels of a layer; weights come as one set for each direction. */
sealed interface Recurrence {
    void infer(List<Weights> weights, ForwardPass pass);

    void forward(List<Weights> weights, ForwardPass pass);

    void backward(List<Weights> weights, ForwardPass pass, Errors errors, List<Weights> weightGradients);

    /**
     * Gradients of activations on their way back.
     *
     * @param outputs of the outputs, not modified
     * @param inputs of the inputs, overwritten
     * @param start of the state a layer of one direction started from, overwritten; not computed where empty
     */
    record Errors(Block outputs, Block inputs, Optional<State> start) {}

    static Recurrence open(RecurrentSequence layer, Precision precision) {
        RecurrentKernel kernel = layer.kernels().recurrent(layer.shape(), precision);
        return switch (layer.direction()) {
            case FORWARD -> new OneWay(kernel);
            case BIDIRECTIONAL ->
                new BothWays(new BidirectionalKernel(
                        kernel, layer.kernels().recurrent(layer.shape(), precision), layer.merge()));
        };
    }

    /** What the kernel or kernels of a layer take once they have trained and inferred on such a batch. */
    static KernelMemory memory(RecurrentSequence layer, Precision precision, Rows rows) {
        KernelMemory oneWay = layer.kernels().memory(layer.shape(), precision, rows);
        return switch (layer.direction()) {
            case FORWARD -> oneWay;
            case BIDIRECTIONAL -> BidirectionalKernel.memory(oneWay, layer.shape(), precision, rows);
        };
    }

    /** First step to last. */
    record OneWay(RecurrentKernel kernel) implements Recurrence {
        @Override
        public void infer(List<Weights> weights, ForwardPass pass) {
            kernel.infer(weights.get(0), pass);
        }

        @Override
        public void forward(List<Weights> weights, ForwardPass pass) {
            kernel.forward(weights.get(0), pass);
        }

        @Override
        public void backward(List<Weights> weights, ForwardPass pass, Errors errors, List<Weights> weightGradients) {
            kernel.backward(
                    weights.get(0),
                    pass,
                    new BackwardPass(
                            errors.outputs, Optional.empty(), errors.inputs, errors.start, weightGradients.get(0)));
        }
    }

    /** Both directions. */
    record BothWays(BidirectionalKernel kernel) implements Recurrence {
        @Override
        public void infer(List<Weights> weights, ForwardPass pass) {
            kernel.infer(directions(weights), pass);
        }

        @Override
        public void forward(List<Weights> weights, ForwardPass pass) {
            kernel.forward(directions(weights), pass);
        }

        @Override
        public void backward(List<Weights> weights, ForwardPass pass, Errors errors, List<Weights> weightGradients) {
            kernel.backward(
                    directions(weights),
                    pass,
                    new Gradients(errors.outputs, errors.inputs, directions(weightGradients)));
        }

        private static Directions directions(List<Weights> sets) {
            return new Directions(sets.get(0), sets.get(1));
        }
    }
}
