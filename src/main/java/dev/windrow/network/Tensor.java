package dev.windrow.network;

/**
 * A named array.
 *
 * @param name unique in its file
 * @param shape its extents
 * @param values row-major
 */
public record Tensor(String name, int[] shape, float[] values) {
    /** Checks that the values fill the shape. */
    public Tensor {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "tensor " + name + " has " + values.length + " values, but its shape holds " + size);
        }
    }
}
