package dev.windrow.network;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Kernels;
import dev.windrow.kernel.Merge;
import dev.windrow.layer.RecurrentSequence;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windrow's own recurrent layers on oneDNN. Both directions are one layer, whose parameters stand twice; an LSTM's
 * gates stand in the order input, forget, candidate, output.
 */
final class OwnRecurrentLayers implements RecurrentLayers {
    @Override
    public String add(ComputationGraphConfiguration.GraphBuilder graph, String input, Request request) {
        RecurrentSequence layer = RecurrentSequence.of(cell(request.cell()), request.units())
                .inputs(request.inputs())
                .on(kernels(request.kernel()))
                .dropout(request.dropout().inputs(), request.dropout().recurrent());
        graph.addLayer(request.name(), request.bidirectional() ? layer.bidirectional(Merge.CONCATENATE) : layer, input);
        return request.name();
    }

    private static Kernels kernels(NetworkSpec.Kernel kernel) {
        return switch (kernel) {
            case AUTOMATIC -> Kernels.AUTOMATIC;
            case ONEDNN -> Kernels.ONEDNN;
            case REFERENCE -> Kernels.REFERENCE;
        };
    }

    private static Cell cell(NetworkSpec.Cell cell) {
        return switch (cell) {
            case RNN -> Cell.rnn(Activation.TANH);
            case LSTM -> Cell.lstm();
            case GRU -> Cell.gru();
        };
    }

    @Override
    public void start(NetworkSpec.Cell cell, int units, String parameter, INDArray values, Draws draws) {
        GateWeights gates =
                switch (cell) {
                    case RNN -> new GateWeights(1, -1, units);
                    case LSTM -> new GateWeights(4, 1, units);
                    case GRU -> new GateWeights(3, -1, units);
                };
        gates.start(GateWeights.Kind.of(parameter), values, draws);
    }
}
