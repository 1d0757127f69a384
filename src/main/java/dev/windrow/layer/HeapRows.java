package dev.windrow.layer;

import dev.windrow.kernel.Rows;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The values of all places on the heap, in double and row by row, for losses that look at whole sequences. Memory is
 * kept as long as batches are of the same size.
 */
final class HeapRows {
    private final int features;
    /** As [step][row][feature], and as [row][step][feature]. */
    private double[] timeMajor = new double[0];

    private double[] rowMajor = new double[0];

    HeapRows(int features) {
        this.features = features;
    }

    /** Bytes of both arrays, and of the floats they are read from and written to. */
    static long bytes(Extent input, int features) {
        return (2 * Double.BYTES + Float.BYTES) * input.of(features);
    }

    /** The values [row][step][feature]; the array itself, to be overwritten before {@link #write}. */
    double[] values() {
        return rowMajor;
    }

    /**
     * Takes the values of a matrix, and adds the biases.
     *
     * @param matrix [features, places], see {@link Places}
     * @param biases [feature]
     */
    void read(INDArray matrix, double[] biases, Rows rows) {
        int size = (int) rows.slots() * features;
        if (timeMajor.length != size) {
            timeMajor = new double[size];
            rowMajor = new double[size];
        }
        Blocks.over(matrix).read(timeMajor);
        for (int row = 0; row < rows.batch(); row++) {
            for (int step = 0; step < rows.steps(); step++) {
                int from = (step * rows.batch() + row) * features;
                int to = (row * rows.steps() + step) * features;
                for (int k = 0; k < features; k++) {
                    rowMajor[to + k] = timeMajor[from + k] + biases[k];
                }
            }
        }
    }

    /** Overwrites a matrix by what the values have become. */
    void write(INDArray matrix, Rows rows) {
        for (int row = 0; row < rows.batch(); row++) {
            for (int step = 0; step < rows.steps(); step++) {
                int from = (row * rows.steps() + step) * features;
                System.arraycopy(rowMajor, from, timeMajor, (step * rows.batch() + row) * features, features);
            }
        }
        Blocks.over(matrix).write(timeMajor);
    }

    /** Overwrites {@code to} [feature] by the sums over all places. */
    void sum(double[] to) {
        Arrays.fill(to, 0);
        for (int k = 0; k < rowMajor.length; k++) {
            to[k % features] += rowMajor[k];
        }
    }

    /** Copies the values in single precision. */
    void copy(float[] to) {
        for (int k = 0; k < rowMajor.length; k++) {
            to[k] = (float) rowMajor[k];
        }
    }
}
