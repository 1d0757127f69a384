package dev.windrow.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A contiguous run of numbers outside the Java heap. A block does not say what shape it holds; that is for the one who
 * uses it, and {@link #require} compares the two.
 */
public final class Block {
    private final Pointer pointer;
    private final Precision precision;
    private final long size;

    /** Kept reachable, because its end may free the memory whoever else holds the address. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final Object owner;

    private Block(Pointer pointer, Precision precision, long size, Object owner) {
        // So that whoever indexes the pointer knows where it ends.
        this.pointer = pointer.limit(size).capacity(size);
        this.precision = precision;
        this.size = size;
        this.owner = owner;
    }

    /**
     * Wraps memory without copying it.
     *
     * @param size numbers, counted from {@code pointer}'s position
     * @param owner whose end would free the memory; kept reachable by the block and its slices
     */
    public static Block of(FloatPointer pointer, long size, Object owner) {
        return new Block(pointer.getPointer(0), Precision.FLOAT32, size, owner);
    }

    /** Like {@link #of(FloatPointer, long, Object)}, for doubles. */
    public static Block of(DoublePointer pointer, long size, Object owner) {
        return new Block(pointer.getPointer(0), Precision.FLOAT64, size, owner);
    }

    /** Allocates zeros, freed when the block and its slices are no longer reachable. */
    public static Block zeros(Precision precision, long size) {
        Pointer pointer =
                switch (precision) {
                    case FLOAT32 -> new FloatPointer(size);
                    case FLOAT64 -> new DoublePointer(size);
                };
        Block block = new Block(pointer.getPointer(0), precision, size, pointer);
        block.clear();
        return block;
    }

    /** Numbers in the block. */
    public long size() {
        return size;
    }

    public Precision precision() {
        return precision;
    }

    /** The address, as JavaCPP carries it. */
    public Pointer pointer() {
        return pointer;
    }

    /** The numbers from {@code from} on, sharing memory with this block. */
    public Block slice(long from, long count) {
        if (from < 0 || count < 0 || from + count > size) {
            throw new IllegalArgumentException(
                    "slice of " + count + " numbers from " + from + " of a block of " + size + " numbers");
        }
        return new Block(pointer.getPointer(from), precision, count, owner);
    }

    /** Overwrites all numbers with zero. */
    public void clear() {
        if (size > 0) {
            Pointer.memset(pointer, 0, size * precision.bytes());
        }
    }

    /** Copies {@code source}, which has the same precision and size, into this block. */
    public void copyFrom(Block source) {
        if (source.precision != precision || source.size != size) {
            throw new IllegalArgumentException(
                    source.size + " x " + source.precision + " into " + size + " x " + precision + ": must be equal");
        }
        if (size > 0) {
            Pointer.memcpy(pointer, source.pointer, size * precision.bytes());
        }
    }

    /** Reads the first {@code target.length} numbers. */
    public void read(double[] target) {
        switch (precision) {
            case FLOAT32 -> {
                float[] narrow = new float[target.length];
                ((FloatPointer) pointer).get(narrow);
                for (int i = 0; i < narrow.length; i++) {
                    target[i] = narrow[i];
                }
            }
            case FLOAT64 -> ((DoublePointer) pointer).get(target);
        }
    }

    /** Overwrites the first {@code source.length} numbers, rounded to this block's precision. */
    public void write(double[] source) {
        switch (precision) {
            case FLOAT32 -> {
                float[] narrow = new float[source.length];
                for (int i = 0; i < narrow.length; i++) {
                    narrow[i] = (float) source[i];
                }
                ((FloatPointer) pointer).put(narrow);
            }
            case FLOAT64 -> ((DoublePointer) pointer).put(source);
        }
    }

    /**
     * Checks that this block can hold what is described.
     *
     * @param expected numbers the shape asks for
     * @param name what the block is, with its shape, for the message
     * @throws IllegalArgumentException where it cannot
     */
    void require(Precision kernelPrecision, long expected, String name) {
        if (precision != kernelPrecision) {
            throw new IllegalArgumentException(name + " is " + precision + ", the kernel computes " + kernelPrecision);
        }
        if (size != expected) {
            throw new IllegalArgumentException(name + " needs " + expected + " numbers, the block has " + size);
        }
    }
}
