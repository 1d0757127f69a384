package dev.windrow.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Floats as they are, little-endian: one copy of memory on the processors we run on, where serialising is slower. */
final class Float32 {
    private Float32() {}

    static byte[] encode(float[] values, int begin, int end) {
        byte[] code = new byte[Math.multiplyExact(end - begin, Float.BYTES)];
        floats(code).put(values, begin, end - begin);
        return code;
    }

    static void decode(byte[] code, int begin, int end, float[] into, int at) {
        floats(code).get(begin, into, at, end - begin);
    }

    private static FloatBuffer floats(byte[] code) {
        return ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
