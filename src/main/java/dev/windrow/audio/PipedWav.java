package dev.windrow.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * WAV files that a program wrote into a pipe, where it could not go back and say how long they became: the size of
 * their sound is 0xFFFFFFFF, or 0 though the file as a whole claims to end before it. Such sound goes on to the file's
 * end.
 */
final class PipedWav {
    private static final int RIFF = 0x46464952;
    private static final int DATA = 0x61746164;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;

    private PipedWav() {}

    /** The same file, read to its end, with the sizes that it has. */
    static InputStream bounded(InputStream file) throws IOException {
        byte[] bytes = file.readAllBytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length >= FIRST_CHUNK && buffer.getInt(0) == RIFF) {
            bound(buffer);
        }
        return new ByteArrayInputStream(bytes);
    }

    private static void bound(ByteBuffer buffer) {
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= buffer.limit()) {
            int header = (int) at;
            long size = Integer.toUnsignedLong(buffer.getInt(header + 4));
            long sound = at + CHUNK_HEADER;
            if (buffer.getInt(header) == DATA) {
                if (isUnknown(size, Integer.toUnsignedLong(buffer.getInt(4)), sound)) {
                    buffer.putInt(header + 4, (int) (buffer.limit() - sound));
                    buffer.putInt(4, buffer.limit() - CHUNK_HEADER);
                }
                return;
            }
            at = sound + size + size % 2;
        }
    }

    /** @param whole what the file says of its own size, without its first eight bytes */
    private static boolean isUnknown(long size, long whole, long sound) {
        boolean endsBefore = whole + CHUNK_HEADER <= sound || whole >= Integer.MAX_VALUE;
        return size == 0xFFFFFFFFL || (size == 0 && endsBefore);
    }
}
