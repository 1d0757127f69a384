package dev.windrow.layer;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each row backwards over its own length, so that padding stays behind: [rows, features, steps] to the same, zero where
 * masked.
 */
public final class ReverseRows extends ParameterlessVertex {
    private static final long serialVersionUID = 1;

    private record Settings() {}

    @Override
    int inputs() {
        return 1;
    }

    @Override
    Record settings() {
        return new Settings();
    }

    @Override
    public ReverseRows clone() {
        return new ReverseRows();
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return new Node(graph, name, index, type);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        Node(ComputationGraph graph, String name, int index, DataType type) {
            super(graph, name, index, type);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            return reversed(inputs[0]);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            return errors(reversed(epsilon));
        }

        private INDArray reversed(INDArray activations) {
            int rows = (int) activations.size(0);
            int features = (int) activations.size(1);
            int steps = (int) activations.size(2);
            int[] lengths = lengths(rows, steps);
            NativeRows given = NativeRows.of(Places.matrix(activations), features);
            INDArray matrix = Places.create(dataType, features, (long) rows * steps);
            NativeRows turned = NativeRows.of(matrix, features);
            for (int place = 0; place < rows * steps; place++) {
                int row = place % rows;
                int from = lengths[row] - 1 - place / rows;
                if (from < 0) {
                    turned.clear(place);
                } else {
                    turned.copy(place, 0, given, from * rows + row, 0, features);
                }
            }
            return Places.activations(matrix, rows);
        }
    }
}
