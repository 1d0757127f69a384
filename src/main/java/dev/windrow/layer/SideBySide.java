package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Two sequences of features as one: [rows, a, steps] and [rows, b, steps] to [rows, a + b, steps]. */
public final class SideBySide extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** Alike wherever it stands. */
    public SideBySide() {
        super(2);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent both =
                inputs.get(0).with(inputs.get(0).features() + inputs.get(1).features());
        return VertexMemory.giving(both).makes(2 * both.numbers());
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
            INDArray left = Places.matrix(inputs[0]);
            INDArray right = Places.matrix(inputs[1]);
            int first = (int) left.size(0);
            int second = (int) right.size(0);
            INDArray both = Places.create(dataType, first + second, left.size(1));
            NativeRows to = NativeRows.of(both, first + second);
            NativeRows fromLeft = NativeRows.of(left, first);
            NativeRows fromRight = NativeRows.of(right, second);
            for (int place = 0; place < left.size(1); place++) {
                to.copy(place, 0, fromLeft, place, 0, first);
                to.copy(place, first, fromRight, place, 0, second);
            }
            return Places.activations(both, inputs[0].size(0));
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            int first = (int) inputs[0].size(1);
            int second = (int) inputs[1].size(1);
            INDArray given = Places.matrix(epsilon);
            INDArray left = Places.create(dataType, first, given.size(1));
            INDArray right = Places.create(dataType, second, given.size(1));
            NativeRows from = NativeRows.of(given, first + second);
            NativeRows toLeft = NativeRows.of(left, first);
            NativeRows toRight = NativeRows.of(right, second);
            for (int place = 0; place < given.size(1); place++) {
                toLeft.copy(place, 0, from, place, 0, first);
                toRight.copy(place, 0, from, place, first, second);
            }
            return errors(Places.activations(left, inputs[0].size(0)), Places.activations(right, inputs[1].size(0)));
        }
    }
}
