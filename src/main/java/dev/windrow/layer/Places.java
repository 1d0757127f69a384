package dev.windrow.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Activations [rows, features, steps] seen as a matrix with a column a place: [features, steps * rows] in column order,
 * place {@code step * rows + row}. In memory that is [step][row][feature] without gaps.
 */
final class Places {
    private Places() {}

    /** The matrix of some activations: a view if they lie time-major, else a copy. */
    static INDArray matrix(INDArray activations) {
        long rows = activations.size(0);
        long features = activations.size(1);
        long steps = activations.size(2);
        INDArray ordered = activations.permute(1, 0, 2);
        boolean timeMajor = ordered.stride(0) == 1
                && (rows == 1 || ordered.stride(1) == features)
                && (steps == 1 || ordered.stride(2) == features * rows);
        if (!timeMajor) {
            ordered = ordered.dup('f');
        }
        return ordered.reshape('f', features, steps * rows);
    }

    /** A new matrix, its values not set. */
    static INDArray create(DataType type, long features, long places) {
        return Nd4j.createUninitialized(type, new long[] {features, places}, 'f');
    }

    /** The activations [rows, features, steps] of a matrix: a view. */
    static INDArray activations(INDArray matrix, long rows) {
        long features = matrix.size(0);
        return matrix.reshape('f', features, rows, matrix.size(1) / rows).permute(1, 0, 2);
    }
}
