package dev.windrow.network;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Kernels;
import dev.windrow.layer.RecurrentSequence;
import java.util.EnumSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windrow's own recurrent layers. Both directions are one layer, whose parameters stand twice; an LSTM's gates stand in
 * the order input, forget, candidate, output.
 */
final class OwnRecurrentLayers implements RecurrentLayers {
    @Override
    public String add(ComputationGraphConfiguration.GraphBuilder graph, String input, Request request) {
        RecurrentStack stack = request.stack();
        RecurrentSequence layer = RecurrentSequence.of(cell(stack), stack.units())
                .inputs(request.inputs())
                .on(kernels(stack.kernel()))
                .dropout(request.dropout().inputs(), request.dropout().recurrent());
        graph.addLayer(
                request.name(),
                stack.bidirectional() ? layer.bidirectional(stack.variant().merge()) : layer,
                input);
        return request.name();
    }

    private static Kernels kernels(RecurrentStack.Kernel kernel) {
        return switch (kernel) {
            case AUTOMATIC -> Kernels.AUTOMATIC;
            case ONEDNN -> Kernels.ONEDNN;
            case PLAIN -> Kernels.PLAIN;
            case REFERENCE -> Kernels.REFERENCE;
        };
    }

    private static Cell cell(RecurrentStack stack) {
        RecurrentStack.Variant variant = stack.variant();
        return switch (stack.cell()) {
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
    public void start(RecurrentStack stack, String parameter, INDArray values, Draws draws) {
        Cell cell = cell(stack);
        // A GRU's gates stand in the order update, reset, candidate.
        int writes = cell.kind() == Cell.Kind.GRU ? 0 : cell.gatesInOrder().indexOf(Gate.INPUT);
        GateWeights gates = new GateWeights(
                cell.gateCount(),
                cell.gatesInOrder().indexOf(Gate.FORGET),
                writes,
                stack.units(),
                stack.variant().memory());
        gates.start(GateWeights.Kind.of(parameter), values, draws);
    }
}
