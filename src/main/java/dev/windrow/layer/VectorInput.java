package dev.windrow.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Vectors as activations [rows, width, steps] that lie time-major, as layers like them. */
public final class VectorInput {
    private VectorInput() {}

    /**
     * A new array in a network's type.
     *
     * @param rowMajor [row][step][value]; not modified
     * @param width values a vector
     */
    public static INDArray of(DataType type, float[] rowMajor, int rows, int width) {
        int steps = rowMajor.length / rows / width;
        float[] timeMajor = new float[rowMajor.length];
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(rowMajor, (row * steps + step) * width, timeMajor, (step * rows + row) * width, width);
            }
        }
        INDArray matrix = Nd4j.createFromArray(timeMajor).castTo(type).reshape('f', width, (long) steps * rows);
        return Places.activations(matrix, rows);
    }
}
