package dev.windrow.wire;

/**
 * The bytes a vector of floats is written in where it travels. Each format is a function of the values alone, the same
 * on every machine. What is read is near what was written:
 *
 * <table>
 * <caption>Formats</caption>
 * <tr><th>format</th><th>bytes a value</th><th>largest error</th></tr>
 * <tr><td>float32</td><td>4</td><td>none</td></tr>
 * <tr><td>bfloat16</td><td>2</td><td>2⁻⁸ of the value</td></tr>
 * <tr><td>int8</td><td>1 + 4/256</td><td>1/254 of the largest magnitude in the value's block of 256</td></tr>
 * </table>
 *
 * <p>A value that is not finite never reads as one that is.
 */
public enum WireFormat {
    /** The values as they are; see {@link Float32}. */
    FLOAT32 {
        @Override
        public long size(int count) {
            return (long) count * Float.BYTES;
        }

        @Override
        public byte[] encode(float[] values, int begin, int end) {
            return Float32.encode(values, begin, end);
        }

        @Override
        public void decode(byte[] code, int begin, int end, float[] into, int at) {
            Float32.decode(code, begin, end, into, at);
        }
    },

    /** The upper half of each value's bits; see {@link BFloat16}. */
    BFLOAT16 {
        @Override
        public long size(int count) {
            return (long) count * Short.BYTES;
        }

        @Override
        public byte[] encode(float[] values, int begin, int end) {
            return BFloat16.encode(values, begin, end);
        }

        @Override
        public void decode(byte[] code, int begin, int end, float[] into, int at) {
            BFloat16.decode(code, begin, end, into, at);
        }
    },

    /** Whole numbers from −127 to 127 and a scale a block; see {@link Int8Blocks}. */
    INT8 {
        @Override
        public long size(int count) {
            return count + (count + BLOCK - 1L) / BLOCK * Float.BYTES;
        }

        @Override
        public byte[] encode(float[] values, int begin, int end) {
            return Int8Blocks.encode(values, begin, end);
        }

        @Override
        public void decode(byte[] code, int begin, int end, float[] into, int at) {
            Int8Blocks.decode(code, begin, end, into, at);
        }
    };

    /** Values that are written together: a vector may be cut, and its code read from, at multiples of this. */
    public static final int BLOCK = Int8Blocks.SIZE;

    /** Bytes of so many values. */
    public abstract long size(int count);

    /**
     * Writes values {@code begin} … {@code end}−1. Cutting a vector at multiples of {@link #BLOCK} changes none of its
     * bytes.
     *
     * @param values not modified
     */
    public abstract byte[] encode(float[] values, int begin, int end);

    /**
     * Reads values {@code begin} … {@code end}−1 of those that were written.
     *
     * @param code what {@link #encode} gave; not modified
     * @param begin a multiple of {@link #BLOCK}
     * @param into overwritten from {@code at} on
     */
    public abstract void decode(byte[] code, int begin, int end, float[] into, int at);
}
