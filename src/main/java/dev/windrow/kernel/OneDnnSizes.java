package dev.windrow.kernel;

import dev.windrow.kernel.OneDnnScratch.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * How large each piece of scratch memory must be. {@link OneDnnScratch} allocates by it and hands out nothing else, and
 * the sum of it is what is said to be needed: the two cannot differ.
 */
final class OneDnnSizes {
    /** oneDNN's kernels like their memory on cache lines. */
    static final long ALIGNMENT = 64;

    private final Map<Slot, Long> sizes = new EnumMap<>(Slot.class);

    /** Bytes to ask for, so that so many can begin on a cache line. */
    static long aligned(long bytes) {
        return bytes + ALIGNMENT;
    }

    /** Lets a piece hold at least so many bytes. */
    void need(Slot slot, long bytes) {
        sizes.merge(slot, aligned(bytes), Math::max);
    }

    /** Lets a piece hold at least so many numbers. */
    void needFloats(Slot slot, long numbers) {
        need(slot, numbers * Float.BYTES);
    }

    /** Each piece with its bytes. */
    void forEach(ObjLongConsumer<Slot> action) {
        sizes.forEach(action::accept);
    }

    /** Bytes of all pieces. */
    long total() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
