package dev.windrow.layer;

import dev.windrow.kernel.DotAttention;
import dev.windrow.kernel.DotAttention.Side;
import dev.windrow.kernel.Precision;
import dev.windrow.kernel.Rows;
import java.util.List;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a decoder looks at: queries [rows, units, target steps], keys [rows, units, steps] and values [rows, features,
 * steps] give contexts [rows, features, target steps]; see {@link DotAttention}. With keys W_a h_s of values h_s it is
 * the "general" score of Luong et al. 2015, q_t · W_a h_s. It is applied to the states of a decoder when all of them
 * are computed, so that the recurrence stays one call.
 *
 * <p>Keys of a single row answer the queries of all rows: those of the hypotheses on one sequence.
 */
public final class Attention extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** Alike wherever it stands. */
    public Attention() {
        super(3);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent queries = inputs.get(0);
        Extent keys = inputs.get(1);
        Extent values = inputs.get(2);
        Extent contexts = queries.with(values.features());
        return VertexMemory.giving(contexts)
                .makes(contexts.numbers() + queries.numbers() + keys.numbers() + values.numbers())
                .with(DotAttention.memory(Precision.FLOAT32, queries.rows(), keys.rows()));
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position);
    }

    /** The step that each query of a row gave most in the last forward pass of a graph's attention, by its name. */
    public static int[] attended(ComputationGraph graph, String name, int row) {
        return ((Node) graph.getVertex(name)).attention.attended(row);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final transient DotAttention attention;
        private transient INDArray keyMask;

        Node(Position position) {
            super(position);
            attention = new DotAttention(Blocks.precision(position.type()));
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int batch = (int) inputs[1].size(0);
            // Hypotheses on one sequence are as many queries of its one row.
            int steps = (int) (inputs[0].size(2) * rows / batch);
            Rows asking = batch == rows ? Rows.of(steps, lengths(rows, steps)) : Rows.equal(steps, batch);
            int keySteps = (int) inputs[1].size(2);
            Rows known = Rows.of(keySteps, Lengths.of(keyMask, batch, keySteps));
            INDArray contexts = Places.create(dataType, inputs[2].size(1), (long) rows * inputs[0].size(2));
            attention.forward(
                    side(asking, inputs[0]), side(known, inputs[1]), side(known, inputs[2]), Blocks.over(contexts));
            return Places.activations(contexts, rows);
        }

        private static Side side(Rows rows, INDArray activations) {
            return new Side(rows, (int) activations.size(1), Blocks.over(Places.matrix(activations)));
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            INDArray[] errors = new INDArray[inputs.length];
            for (int k = 0; k < errors.length; k++) {
                errors[k] = Places.create(dataType, inputs[k].size(1), inputs[k].size(0) * inputs[k].size(2));
            }
            attention.backward(
                    Blocks.over(Places.matrix(epsilon)),
                    Blocks.over(errors[0]),
                    Blocks.over(errors[1]),
                    Blocks.over(errors[2]));
            for (int k = 0; k < errors.length; k++) {
                errors[k] = Places.activations(errors[k], inputs[k].size(0));
            }
            return errors(errors);
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int rows) {
            keyMask = masks == null ? null : masks[1];
            return super.feedForwardMaskArrays(masks, state, rows);
        }

        @Override
        public void clear() {
            super.clear();
            keyMask = null;
        }
    }
}
