package dev.windrow.network;

import dev.windrow.layer.ReverseRows;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's own LSTM and SimpleRnn. Their parameters are W [inputs, gates * units], RW [units, gates * units]
 * and b [gates * units]; the LSTM's gates stand in the order input modulation, forget, output, input.
 *
 * <p>Both directions are two layers with rows turned before and after one of them. Deeplearning4j's
 * {@code Bidirectional} turns padding to the front, and its LSTM neither takes the mask that would keep it out (it is
 * set nowhere on the way forward) nor masks its gradient.
 */
final class StockRecurrentLayers implements RecurrentLayers {
    private static final int FORGET_GATE = 1;
    private static final int INPUT_GATE = 3;

    @Override
    public String add(ComputationGraphConfiguration.GraphBuilder graph, String input, Request request) {
        String name = request.name();
        if (!request.stack().bidirectional()) {
            graph.addLayer(name, layer(request), input);
            return name;
        }
        graph.addLayer(name + "-forward", layer(request), input);
        graph.addVertex(name + "-turned", new ReverseRows(), input);
        graph.addLayer(name + "-backward", layer(request), name + "-turned");
        graph.addVertex(name + "-returned", new ReverseRows(), name + "-backward");
        graph.addVertex(name, new MergeVertex(), name + "-forward", name + "-returned");
        return name;
    }

    private static Layer layer(Request request) {
        if (request.stack().kernel() != RecurrentStack.Kernel.AUTOMATIC
                || !request.stack().variant().remembering(0).equals(RecurrentStack.Variant.USUAL)
                || request.dropout().inputs() > 0
                || request.dropout().recurrent() > 0) {
            throw new IllegalArgumentException(
                    "Deeplearning4j's recurrent layers have no kernel and no variant to choose, and neither dropout of"
                            + " their inputs nor of their recurrent weights: take layers: windrow; asked for is "
                            + request);
        }
        return switch (request.stack().cell()) {
            case LSTM ->
                new LSTM.Builder()
                        .nIn(request.inputs())
                        .nOut(request.stack().units())
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build();
            case RNN ->
                new SimpleRnn.Builder()
                        .nIn(request.inputs())
                        .nOut(request.stack().units())
                        .activation(Activation.TANH)
                        .build();
            case GRU ->
                throw new IllegalArgumentException(
                        "Deeplearning4j has no GRU: take layers: windrow, or network.cell: lstm");
            case NONE -> throw new IllegalArgumentException("cell none: is no recurrent layer");
        };
    }

    @Override
    public void start(RecurrentStack stack, String parameter, INDArray values, Draws draws) {
        GateWeights gates = stack.cell() == RecurrentStack.Cell.LSTM
                ? new GateWeights(
                        4,
                        FORGET_GATE,
                        INPUT_GATE,
                        stack.units(),
                        stack.variant().memory())
                : new GateWeights(1, -1, -1, stack.units(), 0);
        gates.start(GateWeights.Kind.of(parameter), values, draws);
    }
}
