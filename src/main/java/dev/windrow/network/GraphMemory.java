package dev.windrow.network;

import dev.windrow.kernel.KernelMemory;
import dev.windrow.kernel.Rows;
import dev.windrow.layer.Extent;
import dev.windrow.layer.Measured;
import dev.windrow.layer.VertexMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** What the vertices of a graph take for a batch: each is asked, with the shapes that those before it give. */
final class GraphMemory {
    /** Numbers that a recurrent layer of Deeplearning4j's own makes a unit and place, seen and not asked. */
    private static final int STOCK_NUMBERS = 60;

    private final BatchShape batch;
    private final Map<String, Extent> extents = new HashMap<>();
    private long arrayBytes;
    private KernelMemory kernel = KernelMemory.NONE;

    private GraphMemory(BatchShape batch) {
        this.batch = batch;
    }

    static GraphMemory of(NetworkSpec spec, BatchShape batch) {
        GraphMemory memory = new GraphMemory(batch);
        ComputationGraphConfiguration graph = GraphBuilder.configuration(spec);
        graph.getNetworkInputs().forEach(input -> memory.input(input, spec));
        // They stand in the order they were added in, each behind its inputs.
        graph.getVertices().forEach((name, vertex) -> {
            List<Extent> inputs = graph.getVertexInputs().get(name).stream()
                    .map(memory.extents::get)
                    .toList();
            memory.add(name, memory(vertex, inputs), inputs.get(0).rows());
        });
        return memory;
    }

    /** ND4J's arrays, beside parameters and their gradient. */
    long arrayBytes() {
        return arrayBytes;
    }

    /** What is not ND4J's. */
    KernelMemory kernel() {
        return kernel;
    }

    /** An array of ids or vectors, and a mask. */
    private void input(String name, NetworkSpec spec) {
        Rows rows =
                switch (name) {
                    case GraphBuilder.SPELLINGS -> batch.words().lengths();
                    case DecoderGraph.TARGETS -> batch.targets().lengths();
                    default -> batch.inputs().lengths();
                };
        int features = name.equals(GraphBuilder.VECTORS) ? spec.reading().width() : 1;
        extents.put(name, new Extent(features, rows));
        arrayBytes += rows.slots() * features * Float.BYTES;
        arrayBytes += name.equals(GraphBuilder.PLACES) ? 0 : VertexMemory.mask(rows);
    }

    private void add(String name, VertexMemory memory, Rows rows) {
        extents.put(name, memory.output());
        // Each vertex reads the mask of its first input in a copy.
        arrayBytes = Math.addExact(arrayBytes, memory.kept() + memory.made() + VertexMemory.mask(rows));
        kernel = kernel.plus(memory.kernel());
    }

    private static VertexMemory memory(GraphVertex vertex, List<Extent> inputs) {
        Object asked = vertex instanceof LayerVertex layer ? layer(layer) : vertex;
        if (asked instanceof Measured measured) {
            return measured.memory(inputs);
        }
        // What is left is Deeplearning4j's own: recurrent layers, and what puts two of them side by side.
        int features = asked instanceof FeedForwardLayer layer
                ? (int) layer.getNOut()
                : inputs.stream().mapToInt(Extent::features).sum();
        Extent output = new Extent(features, inputs.get(0).rows());
        long made = output.rows().slots() * features * STOCK_NUMBERS * Float.BYTES;
        return new VertexMemory(output, 0, made, KernelMemory.NONE);
    }

    private static Layer layer(LayerVertex vertex) {
        return vertex.getLayerConf().getLayer();
    }
}
