package dev.windrow.kernel;

/**
 * Memory that a kernel takes, in bytes, asked for and not allocated.
 *
 * @param nativeBytes outside the heap, which JavaCPP counts and its {@code maxbytes} limits
 * @param heapBytes inside the heap
 */
public record KernelMemory(long nativeBytes, long heapBytes) {
    /** Nothing. */
    public static final KernelMemory NONE = new KernelMemory(0, 0);

    /** So many numbers in blocks outside the heap. */
    public static KernelMemory ofBlocks(Precision precision, long numbers) {
        return new KernelMemory(Math.multiplyExact(numbers, (long) precision.bytes()), 0);
    }

    /** Both together. */
    public KernelMemory plus(KernelMemory other) {
        return new KernelMemory(
                Math.addExact(nativeBytes, other.nativeBytes), Math.addExact(heapBytes, other.heapBytes));
    }
}
