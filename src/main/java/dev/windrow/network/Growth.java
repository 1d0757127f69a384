package dev.windrow.network;

import dev.windrow.network.ModelDirectory.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights for larger vocabularies: those of an earlier network stand where they stood, and the rows of new symbols,
 * letters and classes behind them are as a new network has them. New symbols of an adaptive softmax join its last
 * cluster; tied weights grow once, in the embedding.
 */
public final class Growth {
    /** Scores of moves between labels, whose last row and column are the sequence's ends. */
    private static final String MOVES = "output.T";

    private Growth() {}

    /**
     * The weights of a network that differs from an earlier one in the sizes of vocabularies alone.
     *
     * @param spec its vocabularies are at least as large
     * @return flat, in the order of {@link ParameterLayout}
     * @throws IllegalArgumentException if weights do not fit: the message names them and both shapes
     */
    public static float[] of(Model earlier, NetworkSpec spec) {
        Map<String, Tensor> before = new HashMap<>();
        ParameterLayout.of(earlier.spec())
                .split(earlier.parameters())
                .forEach(tensor -> before.put(tensor.name(), tensor));
        ParameterLayout layout = ParameterLayout.of(spec);
        List<Tensor> grown = new ArrayList<>();
        for (Tensor tensor : layout.split(firstWeights(spec))) {
            Tensor old = before.get(tensor.name());
            if (old == null || !fits(old.shape(), tensor.shape())) {
                throw new IllegalArgumentException("weights " + tensor.name() + " of shape "
                        + Arrays.toString(tensor.shape()) + " cannot grow from "
                        + (old == null ? "nothing" : "shape " + Arrays.toString(old.shape())));
            }
            copy(old, tensor);
            grown.add(tensor);
        }
        return layout.join(grown);
    }

    private static float[] firstWeights(NetworkSpec spec) {
        Learner learner = new Learner(spec, new OptimizerSpec(OptimizerSpec.Name.SGD, 0));
        float[] weights = learner.state().parameters();
        learner.release();
        return weights;
    }

    private static boolean fits(int[] small, int[] large) {
        boolean fits = small.length == large.length;
        for (int axis = 0; fits && axis < small.length; axis++) {
            fits = small[axis] <= large[axis];
        }
        return fits;
    }

    /** Copies an array of one or two axes into the beginning of each axis. */
    private static void copy(Tensor from, Tensor to) {
        int rows = from.shape().length == 1 ? 1 : from.shape()[0];
        int columns = from.shape()[from.shape().length - 1];
        int width = to.shape()[to.shape().length - 1];
        // A sequence's ends stay behind all labels.
        int ends = to.name().equals(MOVES) ? 1 : 0;
        for (int row = 0; row < rows; row++) {
            int toRow = row < rows - ends ? row : to.shape()[0] - 1;
            System.arraycopy(from.floats(), row * columns, to.floats(), toRow * width, columns - ends);
            if (ends > 0) {
                to.floats()[toRow * width + width - 1] = from.floats()[row * columns + columns - 1];
            }
        }
    }
}
