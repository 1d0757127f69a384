package dev.windrow.wire;

import java.io.Serializable;

/**
 * A vector cut into slices of the same length but for the last, at multiples of {@link WireFormat#BLOCK}.
 *
 * @param length of the vector
 * @param sliceLength of a slice
 */
public record Slices(int length, int sliceLength) implements Serializable {

    /** Refuses slices that are cut inside a block. */
    public Slices {
        if (sliceLength < 1 || sliceLength % WireFormat.BLOCK != 0) {
            throw new IllegalArgumentException(
                    "slices of " + sliceLength + ": must be a multiple of " + WireFormat.BLOCK);
        }
    }

    /** A vector in one piece. */
    public static Slices whole(int length) {
        return of(length, 1, Integer.MAX_VALUE);
    }

    /** About {@code least} slices, or more so that none has more than about {@code longest} values. */
    public static Slices of(int length, int least, int longest) {
        int wanted = Math.min((int) (((long) length + least - 1) / least), longest);
        int blocks = Math.max(1, (int) ((wanted + WireFormat.BLOCK - 1L) / WireFormat.BLOCK));
        return new Slices(length, Math.multiplyExact(blocks, WireFormat.BLOCK));
    }

    /** How many there are. */
    public int count() {
        return Math.toIntExact(((long) length + sliceLength - 1) / sliceLength);
    }

    /** Where a slice begins. */
    public int begin(int slice) {
        return slice * sliceLength;
    }

    /** One behind a slice's last value. */
    public int end(int slice) {
        return (int) Math.min((long) (slice + 1) * sliceLength, length);
    }
}
