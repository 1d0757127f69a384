package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The hyperbolic tangent of each value: [rows, features, steps] to the same. */
public final class Tanh extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** Alike wherever it stands. */
    public Tanh() {
        super(1);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input).makes(2 * input.numbers());
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private transient INDArray squashed;

        Node(Position position) {
            super(position);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray given = Places.matrix(inputs[0]);
            squashed = Places.create(dataType, given.size(0), given.size(1));
            squashed.assign(given);
            Transforms.tanh(squashed, false);
            return Places.activations(squashed, inputs[0].size(0));
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            INDArray errors = Places.create(dataType, squashed.size(0), squashed.size(1));
            errors.assign(squashed).muli(squashed).rsubi(1).muli(Places.matrix(epsilon));
            return errors(Places.activations(errors, inputs[0].size(0)));
        }

        @Override
        public void clear() {
            super.clear();
            squashed = null;
        }
    }
}
