package dev.windrow.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Whole numbers from −127 to 127, and for each block of 256 values a float they are multiplied by: s = max |x| / 127, q
 * = round(x / s), ties to even; x reads as s q, at most s / 2 from the truth (block-wise quantisation as in Dettmers et
 * al. 2022, "8-bit Optimizers via Block-wise Quantization", here with even steps). A block of its own scale keeps one
 * large value from wiping out the small ones elsewhere.
 *
 * <p>A block is its scale, little-endian, and a byte a value; the last one may be short. A block that holds an infinity
 * or a not-a-number has a scale that is not a number, and so reads as that throughout.
 */
final class Int8Blocks {
    /** Values a block. */
    static final int SIZE = 256;

    private static final int LARGEST = 127;
    private static final int CODE_SIZE = Float.BYTES + SIZE;

    private Int8Blocks() {}

    static byte[] encode(float[] values, int begin, int end) {
        int count = end - begin;
        int blocks = (count + SIZE - 1) / SIZE;
        ByteBuffer code =
                ByteBuffer.allocate(Math.addExact(count, blocks * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = begin; from < end; from += SIZE) {
            encodeBlock(values, from, Math.min(from + SIZE, end), code);
        }
        return code.array();
    }

    private static void encodeBlock(float[] values, int from, int to, ByteBuffer code) {
        float scale = scale(values, from, to);
        code.putFloat(scale);
        for (int k = from; k < to; k++) {
            // A scale of zero gives not-a-number or infinity, and the casts below make them 0 and the largest number;
            // both read as 0 again.
            double steps = Math.rint(values[k] / (double) scale);
            code.put((byte) Math.max(-LARGEST, Math.min(LARGEST, steps)));
        }
    }

    private static float scale(float[] values, int from, int to) {
        float largest = 0;
        for (int k = from; k < to; k++) {
            // Math.max of anything and not-a-number is not-a-number.
            largest = Math.max(largest, Math.abs(values[k]));
        }
        return largest == Float.POSITIVE_INFINITY ? Float.NaN : largest / LARGEST;
    }

    static void decode(byte[] code, int begin, int end, float[] into, int at) {
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = begin; from < end; from += SIZE) {
            int place = from / SIZE * CODE_SIZE;
            float scale = bytes.getFloat(place);
            int to = Math.min(from + SIZE, end);
            for (int k = from; k < to; k++) {
                into[at + k - begin] = scale * code[place + Float.BYTES + k - from];
            }
        }
    }
}
