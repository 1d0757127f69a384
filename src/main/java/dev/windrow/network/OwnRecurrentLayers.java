package dev.windrow.network;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Kernels;
import dev.windrow.layer.RecurrentSequence;
import java.util.EnumSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windrow's own recurrent layers on oneDNN. Both directions are one layer, whose parameters stand twice; an LSTM's
 * gates stand in the order input, forget, candidate, output.
 */
final class OwnRecurrentLayers implements RecurrentLayers {
    @Override
    public String add(ComputationGraphConfiguration.GraphBuilder graph, String input, Request request) {
        RecurrentSequence layer = RecurrentSequence.of(cell(request.cell(), request.variant()), request.units())
                .inputs(request.inputs())
                .on(kernels(request.kernel()))
                .dropout(request.dropout().inputs(), request.dropout().recurrent());
        graph.addLayer(
                request.name(),
                request.bidirectional() ? layer.bidirectional(request.variant().merge()) : layer,
                input);
        return request.name();
    }

    private static Kernels kernels(NetworkSpec.Kernel kernel) {
        return switch (kernel) {
            case AUTOMATIC -> Kernels.AUTOMATIC;
            case ONEDNN -> Kernels.ONEDNN;
            case REFERENCE -> Kernels.REFERENCE;
        };
    }

    private static Cell cell(NetworkSpec.Cell cell, NetworkSpec.Variant variant) {
        return switch (cell) {
            case RNN -> Cell.rnn(variant.activation());
            case LSTM -> {
                EnumSet<Gate> gates = EnumSet.of(Gate.CANDIDATE);
                gates.addAll(variant.gates());
                yield Cell.lstm(variant.activation(), gates);
            }
            case GRU -> Cell.gru();
            case NONE -> throw new IllegalArgumentException("cell none: is no recurrent layer");
        };
    }

    @Override
    public void start(NetworkSpec spec, int units, String parameter, INDArray values, Draws draws) {
        Cell cell = cell(spec.cell(), spec.variant());
        GateWeights gates =
                new GateWeights(cell.gateCount(), cell.gatesInOrder().indexOf(Gate.FORGET), units);
        gates.start(GateWeights.Kind.of(parameter), values, draws);
    }
}
