package dev.windrow.network;

import dev.windrow.layer.RecurrentSequenceLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The states that a network of one direction carries from window to window, as one flat array: layer by layer, in the
 * order of the states' names, each [row][unit].
 */
final class Streams {
    private final List<RecurrentSequenceLayer> layers = new ArrayList<>();
    private final NetworkSpec spec;

    Streams(NetworkSpec spec, ComputationGraph graph) {
        this.spec = spec;
        for (int depth = 0; depth < (spec.cell() == NetworkSpec.Cell.NONE ? 0 : spec.depth()); depth++) {
            if (graph.getLayer(GraphBuilder.RECURRENT + depth) instanceof RecurrentSequenceLayer layer) {
                layers.add(layer);
            }
        }
    }

    /** Begins with empty states. */
    void begin() {
        if (spec.bidirectional() || layers.isEmpty() || layers.size() != spec.depth()) {
            throw new IllegalStateException("only a network of one direction on Windrow's own layers carries its state"
                    + " from window to window; this one is " + spec);
        }
        layers.forEach(layer -> layer.stream(Map.of()));
    }

    /** Begins where {@link #carried} said, with that many rows. */
    void begin(float[] carried, int rows) {
        begin();
        int states = spec.cell() == NetworkSpec.Cell.LSTM ? 2 : 1;
        int size = rows * spec.units();
        if (carried.length != layers.size() * states * size) {
            throw new IllegalArgumentException(carried.length + " values of carried state: " + layers.size()
                    + " layers x " + states + " states x " + rows + " rows x " + spec.units() + " units are "
                    + layers.size() * states * size);
        }
        int at = 0;
        for (RecurrentSequenceLayer layer : layers) {
            Map<String, INDArray> start = new HashMap<>();
            for (String name : layer.stateNames()) {
                float[] state = Arrays.copyOfRange(carried, at, at + size);
                start.put(name, Nd4j.createFromArray(state).reshape('c', rows, spec.units()));
                at += size;
            }
            layer.stream(start);
        }
    }

    /** Where the rows stand; empty before the first window. */
    float[] carried() {
        List<float[]> states = new ArrayList<>();
        for (RecurrentSequenceLayer layer : layers) {
            SortedMap<String, INDArray> byName = new TreeMap<>(layer.streamed());
            byName.values().forEach(state -> states.add(state.dup('c').data().asFloat()));
        }
        float[] carried =
                new float[states.stream().mapToInt(state -> state.length).sum()];
        int at = 0;
        for (float[] state : states) {
            System.arraycopy(state, 0, carried, at, state.length);
            at += state.length;
        }
        return carried;
    }

    /** Lets windows begin at zero again. */
    void end() {
        layers.forEach(RecurrentSequenceLayer::endStream);
    }
}
