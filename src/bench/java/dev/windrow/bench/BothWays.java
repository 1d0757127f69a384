package dev.windrow.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * libtorch's bidirectional LSTM: [time, batch, inputs] to [time, batch, 2 · units]. DJL's own block hands the weights
 * of both directions over in an order libtorch does not take (all weights, then all biases), and fails.
 */
final class BothWays extends AbstractBlock {
    private static final long GATES = 4;
    private static final List<String> DIRECTIONS = List.of("forward", "backward");

    private final int units;
    private final List<Parameter> ordered = new ArrayList<>();

    BothWays(int inputs, int units) {
        this.units = units;
        for (String direction : DIRECTIONS) {
            add(direction + "-input", Parameter.Type.WEIGHT, new Shape(GATES * units, inputs));
            add(direction + "-recurrent", Parameter.Type.WEIGHT, new Shape(GATES * units, units));
            add(direction + "-input-bias", Parameter.Type.BIAS, new Shape(GATES * units));
            add(direction + "-recurrent-bias", Parameter.Type.BIAS, new Shape(GATES * units));
        }
    }

    private void add(String name, Parameter.Type type, Shape shape) {
        ordered.add(addParameter(
                Parameter.builder().setName(name).setType(type).optShape(shape).build()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray input = inputs.singletonOrThrow();
        Shape state = new Shape(DIRECTIONS.size(), input.getShape().get(1), units);
        NDList start =
                new NDList(input.getManager().zeros(state), input.getManager().zeros(state));
        NDList weights = new NDList();
        for (Parameter parameter : ordered) {
            weights.add(store.getValue(parameter, input.getDevice(), training));
        }
        NDList outputs = input.getNDArrayInternal().lstm(input, start, weights, true, 1, 0, training, true, false);
        return new NDList(outputs.head());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape input = inputs[0];
        return new Shape[] {new Shape(input.get(0), input.get(1), (long) DIRECTIONS.size() * units)};
    }
}
