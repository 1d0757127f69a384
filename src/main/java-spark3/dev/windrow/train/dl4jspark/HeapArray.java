package dev.windrow.train.dl4jspark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array of ND4J on the Java heap, where Spark can count, send, store and compare it: type, shape, and the bytes of
 * its values in row-major order.
 */
final class HeapArray implements Serializable {
    private static final long serialVersionUID = 1;

    private final DataType type;
    private final long[] shape;
    private final byte[] bytes;

    private HeapArray(DataType type, long[] shape, byte[] bytes) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /** A copy of an array of numbers. */
    static HeapArray of(INDArray array) {
        DataType type = array.dataType();
        if (type.width() < 1) {
            throw new IllegalArgumentException(
                    "an array of type " + type + " in the training data: must hold numbers, such as FLOAT");
        }
        byte[] bytes = new byte[Math.toIntExact(Math.multiplyExact(array.length(), type.width()))];
        try (INDArray dense = array.dup('c')) {
            new BytePointer(dense.data().addressPointer()).get(bytes);
        }
        return new HeapArray(type, array.shape(), bytes);
    }

    /** A new array with these values, outside the heap. */
    INDArray array() {
        INDArray array = Nd4j.createUninitialized(type, shape, 'c');
        new BytePointer(array.data().addressPointer()).put(bytes);
        return array;
    }

    /** How many examples the first dimension counts. */
    int examples() {
        return Math.toIntExact(shape[0]);
    }

    /** One example: the same shape, but 1 in the first dimension. */
    HeapArray example(int index) {
        int size = bytes.length / examples();
        long[] one = shape.clone();
        one[0] = 1;
        return new HeapArray(type, one, Arrays.copyOfRange(bytes, index * size, (index + 1) * size));
    }

    /** Places at which there is an output for each example: the steps of a sequence, or one. */
    long places() {
        return shape.length == 3 ? shape[0] * shape[2] : shape[0];
    }

    /** Values that are not zero, whose number a mask is made for. */
    long nonZero() {
        int width = type.width();
        long count = 0;
        for (int value = 0; value < bytes.length; value += width) {
            for (int k = 0; k < width; k++) {
                if (bytes[value + k] != 0) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /** Adds all that tells arrays apart. */
    void addTo(ContentKey.Digest digest) {
        digest.add(type.name().getBytes(StandardCharsets.UTF_8));
        digest.add(shape.length);
        for (long extent : shape) {
            digest.add(extent);
        }
        digest.add(bytes);
    }
}
