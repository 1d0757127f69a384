package dev.windrow.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files as bytes. */
public final class Wavs {
    public static final int RATE = 8000;

    private static final int PCM = 1;

    private Wavs() {}

    /** A file of a header and some sound. */
    static byte[] file(int coding, int channels, int bits, byte[] sound) {
        ByteBuffer file = ByteBuffer.allocate(44 + sound.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + sound.length);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) coding).putShort((short) channels).putInt(RATE);
        file.putInt(RATE * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        file.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(sound.length)
                .put(sound);
        return file.array();
    }

    /** One or more channels of whole numbers, one after the other, each of {@code bits}, lowest byte first. */
    static byte[] pcm(int channels, int bits, long... values) {
        byte[] sound = new byte[values.length * bits / 8];
        int at = 0;
        for (long value : values) {
            for (int k = 0; k < bits / 8; k++) {
                sound[at++] = (byte) (value >> (8 * k));
            }
        }
        return file(PCM, channels, bits, sound);
    }

    /** Tones after each other, 60 ms each, of 16 bits; a tone of 0 Hz is silence. */
    public static byte[] tones(double... hertz) {
        int length = RATE * 60 / 1000;
        long[] values = new long[length * hertz.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.round(9000 * Math.sin(2 * Math.PI * hertz[k / length] * k / RATE));
        }
        return pcm(1, 16, values);
    }
}
