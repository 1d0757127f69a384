package dev.windrow.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One vector of the states at all steps of a row: [rows, features, steps] to [rows, features, 1]. What is padded by the
 * row's mask has no part in it.
 *
 * <p>With h_t the states, t from 1 to n, and e_t scores, the second input [rows, 1, steps]:
 *
 * <pre>
 * MEAN       p = Σ h_t / n
 * MAX        p = max h_t, each feature by itself (Conneau et al. 2017)
 * ATTENTION  p = Σ a_t h_t,  a = softmax(e)      (Yang et al. 2016, with e = v·h)
 *            ∂L/∂e_t = a_t (h_t − p) · ∂L/∂p
 * </pre>
 */
public final class Pooling extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** How states become one. */
    public enum Kind {
        MEAN,
        MAX,
        ATTENTION
    }

    private record Settings(Kind kind) {}

    private final Settings settings;

    /** Pooling of a kind. */
    public Pooling(Kind kind) {
        super(kind == Kind.ATTENTION ? 2 : 1);
        settings = new Settings(kind);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        Extent pooled = input.one(input.features());
        long scores = settings.kind == Kind.ATTENTION ? input.of(1) : 0;
        // In the heap are each step's share of a row, or each feature's step.
        long notes = settings.kind == Kind.MAX ? Integer.BYTES * pooled.numbers() : Double.BYTES * input.of(1);
        return VertexMemory.giving(pooled)
                .makes(pooled.numbers() + input.numbers() + scores)
                .heap(notes);
    }

    @Override
    Record settings() {
        return settings;
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position, settings.kind);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        private final Kind kind;
        /** Of each row the share of each of its steps, [row][step]; none for the maximum. */
        private double[][] shares = new double[0][];
        /** The step each feature of the maximum is from, [row][feature]. */
        private int[][] origins = new int[0][];

        private INDArray pooled;

        Node(Position position, Kind kind) {
            super(position);
            this.kind = kind;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int features = (int) inputs[0].size(1);
            int[] lengths = lengths(rows, (int) inputs[0].size(2));
            NativeRows states = NativeRows.of(Places.matrix(inputs[0]), features);
            INDArray matrix = Places.create(dataType, features, rows);
            NativeRows to = NativeRows.of(matrix, features);
            if (kind == Kind.MAX) {
                origins = new int[rows][features];
                for (int row = 0; row < rows; row++) {
                    highest(states, lengths[row], to, row);
                }
            } else {
                shares = kind == Kind.MEAN ? equal(lengths) : attention(lengths);
                for (int row = 0; row < rows; row++) {
                    to.clear(row);
                    for (int step = 0; step < lengths[row]; step++) {
                        to.add(row, states, step * rows + row, shares[row][step]);
                    }
                }
            }
            pooled = matrix;
            return Places.activations(matrix, rows);
        }

        private void highest(NativeRows states, int length, NativeRows to, int row) {
            int rows = origins.length;
            to.copy(row, 0, states, row, 0, to.width());
            for (int step = 1; step < length; step++) {
                for (int k = 0; k < to.width(); k++) {
                    double value = states.value(step * rows + row, k);
                    if (value > to.value(row, k)) {
                        to.set(row, k, value);
                        origins[row][k] = step;
                    }
                }
            }
        }

        private static double[][] equal(int[] lengths) {
            double[][] shares = new double[lengths.length][];
            for (int row = 0; row < lengths.length; row++) {
                shares[row] = new double[lengths[row]];
                Arrays.fill(shares[row], 1.0 / lengths[row]);
            }
            return shares;
        }

        private double[][] attention(int[] lengths) {
            NativeRows scores = NativeRows.of(Places.matrix(inputs[1]), 1);
            double[][] shares = new double[lengths.length][];
            for (int row = 0; row < lengths.length; row++) {
                double[] own = new double[lengths[row]];
                double highest = Double.NEGATIVE_INFINITY;
                for (int step = 0; step < own.length; step++) {
                    own[step] = scores.value(step * lengths.length + row, 0);
                    highest = Math.max(highest, own[step]);
                }
                double sum = 0;
                for (int step = 0; step < own.length; step++) {
                    own[step] = Math.exp(own[step] - highest);
                    sum += own[step];
                }
                for (int step = 0; step < own.length; step++) {
                    own[step] /= sum;
                }
                shares[row] = own;
            }
            return shares;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int features = (int) inputs[0].size(1);
            long places = inputs[0].size(2) * rows;
            NativeRows errors = NativeRows.of(Places.matrix(epsilon), features);
            INDArray matrix = Places.create(dataType, features, places);
            matrix.assign(0);
            NativeRows back = NativeRows.of(matrix, features);
            if (kind == Kind.MAX) {
                for (int row = 0; row < rows; row++) {
                    for (int k = 0; k < features; k++) {
                        back.set(origins[row][k] * rows + row, k, errors.value(row, k));
                    }
                }
                return errors(Places.activations(matrix, rows));
            }
            for (int row = 0; row < rows; row++) {
                for (int step = 0; step < shares[row].length; step++) {
                    back.add(step * rows + row, errors, row, shares[row][step]);
                }
            }
            return kind == Kind.MEAN
                    ? errors(Places.activations(matrix, rows))
                    : errors(Places.activations(matrix, rows), Places.activations(ofScores(errors, places), rows));
        }

        private INDArray ofScores(NativeRows errors, long places) {
            int rows = shares.length;
            NativeRows states = NativeRows.of(Places.matrix(inputs[0]), errors.width());
            NativeRows means = NativeRows.of(pooled, errors.width());
            INDArray matrix = Places.create(dataType, 1, places);
            matrix.assign(0);
            NativeRows back = NativeRows.of(matrix, 1);
            for (int row = 0; row < rows; row++) {
                double mean = errors.dot(row, means, row);
                for (int step = 0; step < shares[row].length; step++) {
                    int place = step * rows + row;
                    back.set(place, 0, shares[row][step] * (errors.dot(row, states, place) - mean));
                }
            }
            return matrix;
        }

        @Override
        public void clear() {
            super.clear();
            pooled = null;
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int rows) {
            super.feedForwardMaskArrays(masks, state, rows);
            return new Pair<>(null, state);
        }
    }
}
