package dev.windrow.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each row's own last state: [rows, units, steps] to [rows, units, 1]. The forward features are taken where the row
 * ends by its mask; the backward ones, which follow them, where it begins, for there a backward layer ends.
 */
public final class LastState extends ParameterlessVertex {
    private static final long serialVersionUID = 1;

    private record Settings(int forward, int backward) {}

    private final Settings settings;

    /**
     * The last state of {@code forward} features and the first of the {@code backward} ones behind them, which may be
     * 0.
     */
    public LastState(int forward, int backward) {
        this.settings = new Settings(forward, backward);
    }

    @Override
    int inputs() {
        return 1;
    }

    @Override
    Record settings() {
        return settings;
    }

    @Override
    public LastState clone() {
        return new LastState(settings.forward, settings.backward);
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return new Node(graph, name, index, type, settings);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final int forward;
        private final int backward;

        Node(ComputationGraph graph, String name, int index, DataType type, Settings settings) {
            super(graph, name, index, type);
            this.forward = settings.forward;
            this.backward = settings.backward;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int[] lengths = lengths(rows, (int) inputs[0].size(2));
            NativeRows states = NativeRows.of(Places.matrix(inputs[0]), forward + backward);
            INDArray matrix = Places.create(dataType, forward + backward, rows);
            NativeRows last = NativeRows.of(matrix, forward + backward);
            for (int row = 0; row < rows; row++) {
                last.copy(row, 0, states, (lengths[row] - 1) * rows + row, 0, forward);
                last.copy(row, forward, states, row, forward, backward);
            }
            return Places.activations(matrix, rows);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int steps = (int) inputs[0].size(2);
            int[] lengths = lengths(rows, steps);
            NativeRows last = NativeRows.of(Places.matrix(epsilon), forward + backward);
            INDArray matrix = Places.create(dataType, forward + backward, (long) rows * steps);
            matrix.assign(0);
            NativeRows states = NativeRows.of(matrix, forward + backward);
            for (int row = 0; row < rows; row++) {
                states.copy((lengths[row] - 1) * rows + row, 0, last, row, 0, forward);
                states.copy(row, forward, last, row, forward, backward);
            }
            return errors(Places.activations(matrix, rows));
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int rows) {
            super.feedForwardMaskArrays(masks, state, rows);
            return new Pair<>(null, state);
        }
    }
}
