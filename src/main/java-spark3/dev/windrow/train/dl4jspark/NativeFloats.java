package dev.windrow.train.dl4jspark;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Flat vectors of Deeplearning4j, in and out of the Java heap. */
final class NativeFloats {
    private NativeFloats() {}

    /** A copy of a flat vector. */
    static float[] copy(INDArray flat) {
        float[] values = new float[Math.toIntExact(flat.length())];
        pointer(flat).get(values);
        return values;
    }

    /** Overwrites a flat vector. */
    static void set(INDArray flat, float[] values) {
        if (flat.length() != values.length) {
            throw new IllegalArgumentException(values.length + " values for a vector of " + flat.length());
        }
        pointer(flat).put(values);
    }

    /** A new flat vector as Deeplearning4j lays it out, [1, values]. */
    static INDArray row(float[] values) {
        INDArray row = Nd4j.createUninitialized(DataType.FLOAT, new long[] {1, values.length}, 'c');
        pointer(row).put(values);
        return row;
    }

    private static FloatPointer pointer(INDArray flat) {
        return new FloatPointer(flat.data().addressPointer());
    }
}
