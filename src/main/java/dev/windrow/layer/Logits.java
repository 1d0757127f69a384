package dev.windrow.layer;

import dev.windrow.kernel.SoftmaxCrossEntropy;
import java.util.function.IntToDoubleFunction;
import javax.annotation.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The heap side of the output layer: logits read in bulk, worked on in place, written back. Memory is kept and grows.
 */
sealed interface Logits {

    /** Logits of a network of a type. */
    static Logits of(DataType type) {
        return type == DataType.DOUBLE ? new Doubles() : new Floats();
    }

    /** Reads a matrix [classes, places] in column order and the biases [classes]. */
    void read(INDArray matrix, INDArray biases);

    /** Turns the logits into their gradient; the loss summed. */
    double gradient(int[] targets);

    /** Turns the logits into log-probabilities; the loss summed, not a number without targets. */
    double logProbabilities(int places, @Nullable int[] targets);

    /** Writes the values over the matrix that was read. */
    void write(INDArray matrix);

    /** Writes the values summed over places: the gradient of the biases. */
    void biasGradient(INDArray biases);

    /** Copies values out. */
    void copy(int from, float[] to, int offset, int count);

    /** In float. */
    final class Floats implements Logits {
        private float[] values = new float[0];
        private float[] biases = new float[0];
        private int size;

        @Override
        public void read(INDArray matrix, INDArray biasView) {
            size = (int) matrix.length();
            if (values.length < size) {
                values = new float[size];
            }
            if (biases.length != biasView.length()) {
                biases = new float[(int) biasView.length()];
            }
            ((NativeRows.Floats) NativeRows.of(matrix, 1)).values().get(0, values, 0, size);
            ((NativeRows.Floats) NativeRows.of(biasView, 1)).values().get(0, biases);
        }

        @Override
        public double gradient(int[] targets) {
            return SoftmaxCrossEntropy.gradient(values, biases, targets);
        }

        @Override
        public double logProbabilities(int places, @Nullable int[] targets) {
            SoftmaxCrossEntropy.logProbabilities(values, biases, places);
            return targets == null ? Double.NaN : loss(targets, biases.length, place -> values[place]);
        }

        @Override
        public void write(INDArray matrix) {
            ((NativeRows.Floats) NativeRows.of(matrix, 1)).values().put(0, values, 0, size);
        }

        @Override
        public void biasGradient(INDArray biasView) {
            float[] sums = new float[biases.length];
            for (int from = 0; from < size; from += sums.length) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += values[from + k];
                }
            }
            ((NativeRows.Floats) NativeRows.of(biasView, 1)).values().put(0, sums);
        }

        @Override
        public void copy(int from, float[] to, int offset, int count) {
            System.arraycopy(values, from, to, offset, count);
        }
    }

    /** In double. */
    final class Doubles implements Logits {
        private double[] values = new double[0];
        private double[] biases = new double[0];

        @Override
        public void read(INDArray matrix, INDArray biasView) {
            values = new double[(int) matrix.length()];
            biases = new double[(int) biasView.length()];
            ((NativeRows.Doubles) NativeRows.of(matrix, 1)).values().get(0, values);
            ((NativeRows.Doubles) NativeRows.of(biasView, 1)).values().get(0, biases);
        }

        @Override
        public double gradient(int[] targets) {
            return SoftmaxCrossEntropy.gradient(values, biases, targets);
        }

        @Override
        public double logProbabilities(int places, @Nullable int[] targets) {
            SoftmaxCrossEntropy.logProbabilities(values, biases, places);
            return targets == null ? Double.NaN : loss(targets, biases.length, place -> values[place]);
        }

        @Override
        public void write(INDArray matrix) {
            ((NativeRows.Doubles) NativeRows.of(matrix, 1)).values().put(0, values);
        }

        @Override
        public void biasGradient(INDArray biasView) {
            double[] sums = new double[biases.length];
            for (int k = 0; k < values.length; k++) {
                sums[k % sums.length] += values[k];
            }
            ((NativeRows.Doubles) NativeRows.of(biasView, 1)).values().put(0, sums);
        }

        @Override
        public void copy(int from, float[] to, int offset, int count) {
            for (int k = 0; k < count; k++) {
                to[offset + k] = (float) values[from + k];
            }
        }
    }

    private static double loss(int[] targets, int classes, IntToDoubleFunction logProbability) {
        double loss = 0;
        for (int place = 0; place < targets.length; place++) {
            if (targets[place] >= 0) {
                loss -= logProbability.applyAsDouble(place * classes + targets[place]);
            }
        }
        return loss;
    }
}
