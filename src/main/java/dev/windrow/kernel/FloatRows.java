package dev.windrow.kernel;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** A matrix of floats in the Java heap, each row an array; grows to the largest size asked for and is kept. */
final class FloatRows {
    /** An array's header, its padding to 8 bytes at most, and a reference. */
    private static final int ROW_OVERHEAD = 24;

    private float[][] rows = {};

    /** At least {@code count} rows of {@code width}, holding what the last user left. */
    float[][] first(int count, int width) {
        if (rows.length < count || (count > 0 && rows[0].length != width)) {
            int kept = rows.length > 0 && rows[0].length == width ? rows.length : 0;
            rows = Arrays.copyOf(rows, Math.max(count, kept));
            for (int row = kept; row < rows.length; row++) {
                rows[row] = new float[width];
            }
        }
        return rows;
    }

    /** Bytes of so many rows of so many floats: each an array, with a header and a reference to it. */
    static long bytes(long count, long width) {
        return count * (width * Float.BYTES + ROW_OVERHEAD);
    }

    /** The same, the first {@code count} of zeros. */
    float[][] zeros(int count, int width) {
        float[][] cleared = first(count, width);
        for (int row = 0; row < count; row++) {
            Arrays.fill(cleared[row], 0);
        }
        return cleared;
    }

    /** The numbers of a block, over the same memory. */
    static FloatBuffer view(Block block) {
        return ((FloatPointer) block.pointer()).asBuffer();
    }

    /** Reads rows {@code [row][column]} of a block, {@code at} on. */
    static void read(Block block, float[][] to, int at, int count, int width) {
        FloatBuffer numbers = view(block);
        for (int row = 0; row < count; row++) {
            numbers.get(row * width, to[at + row], 0, width);
        }
    }

    /** Reads a block {@code [column][row]} into rows. */
    static void readTransposed(Block block, float[][] to, int count, int width) {
        FloatBuffer numbers = view(block);
        float[] column = new float[count];
        for (int j = 0; j < width; j++) {
            numbers.get(j * count, column, 0, count);
            for (int row = 0; row < count; row++) {
                to[row][j] = column[row];
            }
        }
    }

    /** Overwrites a block {@code [column][row]} by rows. */
    static void writeTransposed(float[][] from, int count, int width, Block block) {
        FloatBuffer numbers = view(block);
        float[] column = new float[count];
        for (int j = 0; j < width; j++) {
            for (int row = 0; row < count; row++) {
                column[row] = from[row][j];
            }
            numbers.put(j * count, column, 0, count);
        }
    }
}
