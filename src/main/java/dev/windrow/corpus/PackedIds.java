package dev.windrow.corpus;

/**
 * Ids as bytes of a fixed width, lowest byte first: 1, 2 or 4 bytes, whichever the number of different values needs.
 * Values start at -1, {@link dev.windrow.sequence.Window#NO_TARGET}, or at 0, as told by {@code lowest}.
 *
 * @param width bytes an id
 * @param lowest the smallest value
 */
record PackedIds(int width, int lowest) {
    /** For ids from {@code lowest} to {@code size - 1}. */
    static PackedIds of(int size, int lowest) {
        int values = size - lowest;
        return new PackedIds(values <= 1 << Byte.SIZE ? 1 : values <= 1 << Short.SIZE ? 2 : Integer.BYTES, lowest);
    }

    byte[] pack(int[] ids) {
        byte[] bytes = new byte[ids.length * width];
        write(ids, bytes, 0);
        return bytes;
    }

    /** Writes ids into {@code bytes}, which is modified, and returns the place behind them. */
    int write(int[] ids, byte[] bytes, int from) {
        int place = from;
        for (int id : ids) {
            int value = id - lowest;
            for (int i = 0; i < width; i++) {
                bytes[place++] = (byte) (value >>> (i * Byte.SIZE));
            }
        }
        return place;
    }

    int[] unpack(byte[] bytes) {
        return read(bytes, 0, bytes.length / width);
    }

    /** Reads {@code count} ids from a place of {@code bytes}. */
    int[] read(byte[] bytes, int from, int count) {
        int[] ids = new int[count];
        int place = from;
        for (int id = 0; id < count; id++) {
            int value = 0;
            for (int i = 0; i < width; i++) {
                value |= (bytes[place++] & 0xFF) << (i * Byte.SIZE);
            }
            ids[id] = value + lowest;
        }
        return ids;
    }
}
