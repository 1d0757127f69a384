package dev.windrow.layer;

import dev.windrow.kernel.KernelMemory;
import dev.windrow.kernel.Rows;

/**
 * Memory in bytes that a vertex of a graph takes in training and inference, beside its parameters and their gradient,
 * with numbers in float.
 *
 * @param output what it gives to the next vertices
 * @param kept ND4J's arrays that it keeps and uses again
 * @param made ND4J's arrays that a step of training makes, forth and back
 * @param kernel what is not ND4J's: scratch memory of kernels, and the heap
 */
public record VertexMemory(Extent output, long kept, long made, KernelMemory kernel) {
    /** Nothing yet but the shape of what it gives. */
    static VertexMemory giving(Extent output) {
        return new VertexMemory(output, 0, 0, KernelMemory.NONE);
    }

    /** With more numbers in arrays that are kept. */
    VertexMemory keeps(long numbers) {
        return new VertexMemory(output, Math.addExact(kept, bytes(numbers)), made, kernel);
    }

    /** With more numbers in arrays that each step makes. */
    VertexMemory makes(long numbers) {
        return new VertexMemory(output, kept, Math.addExact(made, bytes(numbers)), kernel);
    }

    /** With another copy of its input's mask, beside the one that every vertex makes. */
    VertexMemory readsMask(Rows rows) {
        return new VertexMemory(output, kept, Math.addExact(made, mask(rows)), kernel);
    }

    /** With more of what is not ND4J's. */
    VertexMemory with(KernelMemory more) {
        return new VertexMemory(output, kept, made, kernel.plus(more));
    }

    /** With more bytes in the heap. */
    VertexMemory heap(long bytes) {
        return with(new KernelMemory(0, bytes));
    }

    /** Bytes of the mask [rows, steps] of some rows, or of a copy of it; there is none where no row is padded. */
    public static long mask(Rows rows) {
        return rows.full() ? 0 : bytes(rows.slots());
    }

    private static long bytes(long numbers) {
        return Math.multiplyExact(numbers, (long) Float.BYTES);
    }
}
