package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each row backwards over its own length, so that padding stays behind: [rows, features, steps] to the same, zero where
 * masked.
 */
public final class ReverseRows extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** Alike wherever it stands. */
    public ReverseRows() {
        super(1);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input).makes(2 * input.numbers()).readsMask(input.rows());
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        Node(Position position) {
            super(position);
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
