package dev.windrow.layer;

import dev.windrow.kernel.Merge;
import java.util.List;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each row's own last state: [rows, features, steps] to [rows, outputs, 1]. The forward features are taken where the
 * row ends by its mask; the backward ones, which follow them, where it begins, for there a backward layer ends.
 */
public final class LastState extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    private record Settings(int forward, int backward, Merge merge) {}

    private final Settings settings;

    /** The last state of one direction. */
    public LastState(int units) {
        this(units, 0, Merge.CONCATENATE);
    }

    /**
     * The last state of the {@code forward} features and the first of the {@code backward} ones behind them, made one.
     */
    public LastState(int forward, int backward, Merge merge) {
        super(1);
        if (merge != Merge.CONCATENATE && forward != backward) {
            throw new IllegalArgumentException(
                    merge + " of " + forward + " forward and " + backward + " backward features: must be as many");
        }
        this.settings = new Settings(forward, backward, merge);
    }

    /** Features of the output. */
    public int outputs() {
        return settings.merge == Merge.CONCATENATE ? settings.forward + settings.backward : settings.forward;
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        Extent last = input.one(outputs());
        return VertexMemory.giving(last).makes(last.numbers() + input.numbers()).readsMask(input.rows());
    }

    @Override
    Record settings() {
        return settings;
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position, this);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final int forward;
        private final int backward;
        private final int outputs;
        private final Merge merge;

        Node(Position position, LastState state) {
            super(position);
            this.forward = state.settings.forward;
            this.backward = state.settings.backward;
            this.outputs = state.outputs();
            this.merge = state.settings.merge;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int[] lengths = lengths(rows, (int) inputs[0].size(2));
            NativeRows states = NativeRows.of(Places.matrix(inputs[0]), forward + backward);
            INDArray matrix = Places.create(dataType, outputs, rows);
            NativeRows last = NativeRows.of(matrix, outputs);
            for (int row = 0; row < rows; row++) {
                last.copy(row, 0, states, (lengths[row] - 1) * rows + row, 0, forward);
                if (merge == Merge.CONCATENATE) {
                    last.copy(row, forward, states, row, forward, backward);
                } else {
                    last.add(row, 0, states, row, forward, backward);
                }
            }
            return Places.activations(merge == Merge.AVERAGE ? matrix.muli(0.5) : matrix, rows);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int steps = (int) inputs[0].size(2);
            int[] lengths = lengths(rows, steps);
            NativeRows last = NativeRows.of(Places.matrix(epsilon), outputs);
            INDArray matrix = Places.create(dataType, forward + backward, (long) rows * steps);
            matrix.assign(0);
            NativeRows states = NativeRows.of(matrix, forward + backward);
            int back = merge == Merge.CONCATENATE ? forward : 0;
            for (int row = 0; row < rows; row++) {
                states.copy((lengths[row] - 1) * rows + row, 0, last, row, 0, forward);
                states.copy(row, forward, last, row, back, backward);
            }
            return errors(Places.activations(merge == Merge.AVERAGE ? matrix.muli(0.5) : matrix, rows));
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int rows) {
            super.feedForwardMaskArrays(masks, state, rows);
            return new Pair<>(null, state);
        }
    }
}
