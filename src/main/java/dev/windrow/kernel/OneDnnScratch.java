package dev.windrow.kernel;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Scratch memory by purpose. A piece grows to the largest shape seen and is shared by all shapes, so that memory does
 * not grow with the number of shapes.
 */
final class OneDnnScratch implements AutoCloseable {
    /** oneDNN's kernels like their memory on cache lines. */
    private static final long ALIGNMENT = 64;

    /** What a piece is for. */
    enum Slot {
        INPUTS,
        INPUT_WEIGHTS,
        RECURRENT_WEIGHTS,
        BIAS,
        PACKED_INPUT_WEIGHTS,
        PACKED_RECURRENT_WEIGHTS,
        INITIAL_HIDDEN,
        INITIAL_MEMORY,
        END_HIDDEN,
        END_MEMORY,
        WORKSPACE,
        SCRATCHPAD,
        INPUT_GRADIENT,
        OUTPUT_GRADIENT,
        INPUT_WEIGHT_GRADIENT,
        PACKED_INPUT_WEIGHT_GRADIENT,
        PACKED_RECURRENT_WEIGHT_GRADIENT,
        INITIAL_HIDDEN_GRADIENT,
        INITIAL_MEMORY_GRADIENT,
        END_HIDDEN_GRADIENT,
        END_MEMORY_GRADIENT
    }

    private final Map<Slot, BytePointer> pieces = new EnumMap<>(Slot.class);

    /** At least {@code size} bytes; the numbers in them are what the last user left, or nothing in particular. */
    Pointer bytes(Slot slot, long size) {
        BytePointer piece = pieces.get(slot);
        if (piece == null || piece.capacity() < size + ALIGNMENT) {
            if (piece != null) {
                piece.close();
            }
            piece = new BytePointer(size + ALIGNMENT);
            // Kept until close(), whatever scope the caller is in.
            piece.retainReference();
            pieces.put(slot, piece);
        }
        long misaligned = piece.address() % ALIGNMENT;
        return piece.getPointer(misaligned == 0 ? 0 : ALIGNMENT - misaligned);
    }

    /** {@link #bytes} as {@code size} floats. */
    Block floats(Slot slot, long size) {
        return Block.of(new FloatPointer(bytes(slot, size * Float.BYTES)), size, this);
    }

    @Override
    public void close() {
        pieces.values().forEach(Pointer::close);
        pieces.clear();
    }
}
