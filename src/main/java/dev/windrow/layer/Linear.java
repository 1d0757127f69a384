package dev.windrow.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear map W over the memory of some parameters or of their gradient; places are columns.
 *
 * @param matrix in column order: [outputs, inputs], or [inputs, outputs] if turned
 * @param turned whether the matrix stands the other way
 */
record Linear(INDArray matrix, boolean turned) {

    /** From weights [inputs, outputs], row-major. */
    static Linear of(INDArray weights) {
        return new Linear(columns(weights, weights.size(1), weights.size(0)), false);
    }

    /** Onto the rows of a table [outputs, inputs], row-major. */
    static Linear ontoRows(INDArray table) {
        return new Linear(columns(table, table.size(1), table.size(0)), true);
    }

    private static INDArray columns(INDArray rowMajor, long height, long width) {
        return rowMajor.reshape(rowMajor.length()).reshape('f', height, width);
    }

    /** Overwrites {@code to} [outputs, places] by W times {@code given} [inputs, places]. */
    void map(INDArray given, INDArray to) {
        Nd4j.gemm(matrix, given, to, turned, false, 1, 0);
    }

    /** Overwrites {@code to} [inputs, places] by W transposed times {@code errors} [outputs, places]. */
    void back(INDArray errors, INDArray to) {
        Nd4j.gemm(matrix, errors, to, !turned, false, 1, 0);
    }

    /** Overwrites this, a gradient, by that of errors [outputs, places] at {@code given} [inputs, places]. */
    void gradient(INDArray errors, INDArray given) {
        if (turned) {
            Nd4j.gemm(given, errors, matrix, false, true, 1, 0);
        } else {
            Nd4j.gemm(errors, given, matrix, false, true, 1, 0);
        }
    }
}
