package dev.windrow.corpus;

import java.util.zip.CRC32C;

/** A checksum over the content of windows in their order. */
final class Checksum {
    private final CRC32C crc = new CRC32C();

    void add(byte[] bytes) {
        add(bytes.length);
        crc.update(bytes, 0, bytes.length);
    }

    void add(int number) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(number >>> shift);
        }
    }

    long value() {
        return crc.getValue();
    }
}
