package dev.windrow.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Memory for matrices of changing width, used again and again; it grows and never shrinks. */
final class GrowingMatrix {
    private final DataType type;
    private INDArray memory;

    GrowingMatrix(DataType type) {
        this.type = type;
    }

    /** A matrix [features, places] in column order, its values not set; the one before is overwritten. */
    INDArray of(long features, long places) {
        long size = features * places;
        if (memory == null || memory.length() < size) {
            memory = Nd4j.createUninitialized(type, size);
        }
        return memory.get(NDArrayIndex.interval(0, size)).reshape('f', features, places);
    }
}
