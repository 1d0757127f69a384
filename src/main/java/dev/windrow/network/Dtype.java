package dev.windrow.network;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** What a tensor's values are, by the names of the safetensors format. */
enum Dtype {
    F64(double.class, Double.BYTES),
    I64(long.class, Long.BYTES),
    F32(float.class, Float.BYTES),
    I32(int.class, Integer.BYTES);

    private final Class<?> type;
    private final int bytes;

    Dtype(Class<?> type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** That of an array. */
    static Dtype of(Object values) {
        for (Dtype dtype : values()) {
            if (dtype.type == values.getClass().getComponentType()) {
                return dtype;
            }
        }
        throw new IllegalArgumentException(
                values.getClass().getSimpleName() + ": must be double[], long[], float[] or int[]");
    }

    /** Bytes a value. */
    int bytes() {
        return bytes;
    }

    /** An array of zeros. */
    Object zeros(int length) {
        return Array.newInstance(type, length);
    }

    /** Puts {@code count} values of an array, from one on, at the buffer's beginning. */
    void put(ByteBuffer buffer, Object values, int from, int count) {
        switch (this) {
            case F64 -> buffer.asDoubleBuffer().put(0, (double[]) values, from, count);
            case I64 -> buffer.asLongBuffer().put(0, (long[]) values, from, count);
            case F32 -> buffer.asFloatBuffer().put(0, (float[]) values, from, count);
            case I32 -> buffer.asIntBuffer().put(0, (int[]) values, from, count);
        }
    }

    /** Overwrites {@code count} values of an array, from one on, with those at the buffer's beginning. */
    void take(ByteBuffer buffer, Object values, int from, int count) {
        switch (this) {
            case F64 -> buffer.asDoubleBuffer().get(0, (double[]) values, from, count);
            case I64 -> buffer.asLongBuffer().get(0, (long[]) values, from, count);
            case F32 -> buffer.asFloatBuffer().get(0, (float[]) values, from, count);
            case I32 -> buffer.asIntBuffer().get(0, (int[]) values, from, count);
        }
    }
}
