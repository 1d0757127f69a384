package dev.windrow.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a recurrent layer of one direction begins: its inputs [rows, features, steps] pass as they are, and each row
 * starts from a state [rows, states * units, 1], the states in the order of their names. The state's error is the
 * layer's at its first step, so gradients flow on to what made the state, such as an encoder (Sutskever et al. 2014).
 */
public final class Handover extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    private record Settings(String to) {}

    private final Settings settings;

    /** In front of the layer of a name, which has no other input. */
    public Handover(String to) {
        super(2);
        this.settings = new Settings(to);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        // The states apart, the layer's copies of them, their gradients, and these side by side.
        return VertexMemory.giving(inputs.get(0)).makes(4 * inputs.get(1).numbers());
    }

    @Override
    Record settings() {
        return settings;
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position, settings.to);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final String to;

        Node(Position position, String to) {
            super(position);
            this.to = to;
        }

        private RecurrentSequenceLayer layer() {
            return (RecurrentSequenceLayer) graph.getLayer(to);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray state = Places.matrix(inputs[1]);
            List<String> names = layer().stateNames();
            int width = (int) state.size(0);
            int units = width / names.size();
            NativeRows from = NativeRows.of(state, width);
            Map<String, INDArray> start = new LinkedHashMap<>();
            for (int k = 0; k < names.size(); k++) {
                INDArray part = Places.create(dataType, units, state.size(1));
                NativeRows rows = NativeRows.of(part, units);
                for (int row = 0; row < state.size(1); row++) {
                    rows.copy(row, 0, from, row, k * units, units);
                }
                start.put(names.get(k), part.transpose());
            }
            layer().startFrom(start);
            return inputs[0];
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            List<String> names = layer().stateNames();
            Map<String, INDArray> gradients = layer().startGradient();
            int width = (int) inputs[1].size(1);
            int units = width / names.size();
            INDArray errors = Places.create(dataType, width, inputs[1].size(0));
            NativeRows toRows = NativeRows.of(errors, width);
            for (int k = 0; k < names.size(); k++) {
                NativeRows rows = NativeRows.of(gradients.get(names.get(k)), units);
                for (int row = 0; row < inputs[1].size(0); row++) {
                    toRows.copy(row, k * units, rows, row, 0, units);
                }
            }
            return errors(epsilon, Places.activations(errors, inputs[1].size(0)));
        }
    }
}
