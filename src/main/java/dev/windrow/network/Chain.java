package dev.windrow.network;

import dev.windrow.layer.KeyedDropout;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** A graph as it grows: each vertex is added behind the last one, and some beside others too. */
final class Chain {
    private final NetworkSpec spec;
    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final RecurrentLayers recurrentLayers;
    private String end = "";
    private int features;

    /** Nothing yet; see {@link #from}. */
    Chain(NetworkSpec spec, ComputationGraphConfiguration.GraphBuilder graph) {
        this.spec = spec;
        this.graph = graph;
        this.recurrentLayers = RecurrentLayers.of(spec.stack().layers());
    }

    /** The last vertex. */
    String end() {
        return end;
    }

    /** Features the last vertex gives at each step. */
    int features() {
        return features;
    }

    /** Goes on from an input, or from a vertex that is there already. */
    void from(String vertex, int itsFeatures) {
        end = vertex;
        features = itsFeatures;
    }

    /** Adds a layer behind the last vertex. */
    void add(String name, Layer layer, int outputs) {
        graph.addLayer(name, layer, end);
        from(name, outputs);
    }

    /** Adds a vertex whose inputs are the last one and others, in this order. */
    void add(String name, GraphVertex vertex, int outputs, String... others) {
        String[] inputs = new String[1 + others.length];
        inputs[0] = end;
        System.arraycopy(others, 0, inputs, 1, others.length);
        graph.addVertex(name, vertex, inputs);
        from(name, outputs);
    }

    /** Adds a recurrent layer, which drops its inputs and recurrent weights itself. */
    void recur(String name, RecurrentStack layer, NetworkSpec.Dropout dropout) {
        String last = recurrentLayers.add(graph, end, new RecurrentLayers.Request(name, layer, features, dropout));
        from(last, layer.outputs());
    }

    /** Adds dropout of values, if the spec has it. */
    void drop() {
        if (spec.dropout().values() > 0) {
            String name = "dropout-after-" + end;
            add(name, new KeyedDropout(spec.dropout().values(), spec.seed() * 31 + name.hashCode()), features);
        }
    }
}
