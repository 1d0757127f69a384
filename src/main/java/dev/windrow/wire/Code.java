package dev.windrow.wire;

import java.io.Serializable;

/**
 * Values {@code begin} … {@code end}−1 of a vector, written.
 *
 * @param format how
 * @param begin the first of them, a multiple of {@link WireFormat#BLOCK}
 * @param end one behind the last
 * @param bytes what {@link WireFormat#encode} gave
 */
public record Code(WireFormat format, int begin, int end, byte[] bytes) implements Serializable {

    /** No values. */
    public static final Code NOTHING = new Code(WireFormat.FLOAT32, 0, 0, new byte[0]);

    /** Writes a slice of a vector. */
    public static Code of(WireFormat format, float[] vector, Slices slices, int slice) {
        int begin = slices.begin(slice);
        int end = slices.end(slice);
        return new Code(format, begin, end, format.encode(vector, begin, end));
    }

    /** Writes a whole vector. */
    public static Code of(WireFormat format, float[] vector) {
        return new Code(format, 0, vector.length, format.encode(vector, 0, vector.length));
    }

    /** How many values. */
    public int length() {
        return end - begin;
    }

    /**
     * Reads some of the values.
     *
     * @param from place in the vector of the first one; a multiple of {@link WireFormat#BLOCK}
     * @param to one behind the last
     * @param into overwritten from {@code at} on
     */
    public void read(int from, int to, float[] into, int at) {
        if (from < begin || to > end) {
            throw new IndexOutOfBoundsException(
                    "values " + from + " to " + to + " of a code of values " + begin + " to " + end);
        }
        format.decode(bytes, from - begin, to - begin, into, at);
    }

    /** Reads all values to their places in a vector. */
    public void read(float[] vector) {
        read(begin, end, vector, begin);
    }

    /** All values. */
    public float[] values() {
        float[] values = new float[length()];
        read(begin, end, values, 0);
        return values;
    }
}
