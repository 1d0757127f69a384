package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout (Srivastava et al. 2014) whose mask is computed from the place instead of drawn from a generator
 * shared by threads: [rows, features, steps] to the same. It does nothing outside training. See {@link Dropped}.
 */
public final class KeyedDropout extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    private record Settings(double share, long salt) {}

    private final Settings settings;

    /** Drops a share in [0, 1) of the values; the salt tells the dropouts of a network apart. */
    public KeyedDropout(double share, long salt) {
        super(1);
        this.settings = new Settings(share, salt);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input).makes(2 * input.numbers());
    }

    @Override
    Record settings() {
        return settings;
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position, settings);
    }

    /** Tells every dropout of a network the noise of the next training step. */
    public static void noise(ComputationGraph graph, long noise) {
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof Node node) {
                node.dropped = new Dropped(node.settings.share, node.settings.salt, noise);
            }
        }
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final Settings settings;
        private transient Dropped dropped;

        Node(Position position, Settings settings) {
            super(position);
            this.settings = settings;
            this.dropped = new Dropped(settings.share, settings.salt, 0);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            return training ? drop(inputs[0]) : inputs[0];
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            return errors(drop(epsilon));
        }

        private INDArray drop(INDArray activations) {
            int rows = (int) activations.size(0);
            int features = (int) activations.size(1);
            INDArray given = Places.matrix(activations);
            INDArray matrix = Places.create(dataType, features, given.size(1));
            NativeRows from = NativeRows.of(given, features);
            NativeRows to = NativeRows.of(matrix, features);
            for (int place = 0; place < given.size(1); place++) {
                to.drop(place, from, place, dropped, dropped.key(place % rows, place / rows));
            }
            return Places.activations(matrix, rows);
        }
    }
}
