package dev.windrow.network;

import java.lang.reflect.Array;

/**
 * A named array.
 *
 * @param name unique in its file
 * @param shape its extents
 * @param values row-major: {@code float[]}, {@code double[]}, {@code long[]} or {@code int[]}
 */
public record Tensor(String name, int[] shape, Object values) {
    /** Checks that the values fill the shape. */
    public Tensor {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != Array.getLength(values)) {
            throw new IllegalArgumentException(
                    "tensor " + name + " has " + Array.getLength(values) + " values, but its shape holds " + size);
        }
        Dtype.of(values);
    }

    /** An array of one dimension. */
    public static Tensor flat(String name, Object values) {
        return new Tensor(name, new int[] {Array.getLength(values)}, values);
    }

    /** The values of a tensor that must have floats. */
    public float[] floats() {
        if (values instanceof float[] floats) {
            return floats;
        }
        throw new IllegalArgumentException("tensor " + name + " is of dtype " + Dtype.of(values) + ": must be F32");
    }

    Dtype dtype() {
        return Dtype.of(values);
    }

    int length() {
        return Array.getLength(values);
    }
}
