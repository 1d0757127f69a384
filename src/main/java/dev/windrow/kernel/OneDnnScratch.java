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

    /** Makes every piece as large as is needed; what was handed out of a piece that grows is no longer valid. */
    void reserve(OneDnnSizes needed) {
        needed.forEach((slot, size) -> {
            BytePointer piece = pieces.get(slot);
            if (piece == null || piece.capacity() < size) {
                if (piece != null) {
                    piece.close();
                }
                piece = new BytePointer(size);
                // Kept until close(), whatever scope the caller is in.
                piece.retainReference();
                pieces.put(slot, piece);
            }
        });
    }

    /**
     * At least {@code size} bytes; the numbers in them are what the last user left, or nothing in particular.
     *
     * @throws IllegalStateException where fewer are reserved: then the sizes do not say all that is used
     */
    Pointer bytes(Slot slot, long size) {
        BytePointer piece = pieces.get(slot);
        if (piece == null || piece.capacity() < OneDnnSizes.aligned(size)) {
            throw new IllegalStateException(size + " bytes for " + slot + ", reserved with room to align are "
                    + (piece == null ? 0 : piece.capacity()));
        }
        long misaligned = piece.address() % OneDnnSizes.ALIGNMENT;
        return piece.getPointer(misaligned == 0 ? 0 : OneDnnSizes.ALIGNMENT - misaligned);
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
