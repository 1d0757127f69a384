package dev.windrow.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * The upper 16 bits of a float, little-endian: its sign, its whole exponent and 8 significant bits, so that the range
 * stays and the relative error is at most 2⁻⁸ (Kalamkar et al. 2019, "A Study of BFLOAT16 for Deep Learning Training").
 * Rounds to the nearest, ties to the even one. Infinities and not-a-numbers stay what they are.
 */
public final class BFloat16 {
    private static final int DROPPED_BITS = 16;
    private static final int DROPPED = 0xFFFF;
    /** Half a unit of the last bit kept, less one: the bit kept itself decides ties. */
    private static final int HALF_LESS_ONE = 0x7FFF;
    /** Keeps a not-a-number one, whichever of its bits are dropped. */
    private static final int QUIET = 0x40;

    private BFloat16() {}

    static byte[] encode(float[] values, int begin, int end) {
        byte[] code = new byte[Math.multiplyExact(end - begin, Short.BYTES)];
        ShortBuffer shorts = shorts(code);
        for (int k = begin; k < end; k++) {
            shorts.put(k - begin, round(values[k]));
        }
        return code;
    }

    static void decode(byte[] code, int begin, int end, float[] into, int at) {
        ShortBuffer shorts = shorts(code);
        for (int k = begin; k < end; k++) {
            into[at + k - begin] = Float.intBitsToFloat(shorts.get(k) << DROPPED_BITS);
        }
    }

    /** The nearest value with 8 significant bits that is no larger in magnitude, which is written without error. */
    public static float towardsZero(float value) {
        return Float.isNaN(value) ? value : Float.intBitsToFloat(Float.floatToRawIntBits(value) & ~DROPPED);
    }

    private static short round(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> DROPPED_BITS | QUIET);
        }
        int lastKept = bits >>> DROPPED_BITS & 1;
        return (short) ((bits + HALF_LESS_ONE + lastKept) >>> DROPPED_BITS);
    }

    private static ShortBuffer shorts(byte[] code) {
        return ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
}
