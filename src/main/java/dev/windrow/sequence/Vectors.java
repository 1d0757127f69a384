package dev.windrow.sequence;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sequence of vectors of one width: sensor readings, spectra, prices. The array is not copied and not to be modified.
 *
 * @param width values a vector; 0 for {@link #NONE} alone
 * @param values [step][column], row-major; not a number where a value is missing
 */
public record Vectors(int width, float[] values) implements Serializable {
    /** What stands where a sequence is not made of vectors. */
    public static final Vectors NONE = new Vectors(0, new float[0]);

    /** Checks that the values are whole vectors. */
    public Vectors {
        if (width < 0 || (width == 0 ? values.length > 0 : values.length % width != 0)) {
            throw new IllegalArgumentException(values.length + " values are no vectors of " + width);
        }
    }

    /** Zeros. */
    public static Vectors zeros(int width, int length) {
        return new Vectors(width, new float[width * length]);
    }

    /** One vector after the other, not copied: a sequence of length 1. */
    public static Vectors one(float... values) {
        return new Vectors(values.length, values);
    }

    /** Vectors in the sequence. */
    public int length() {
        return width == 0 ? 0 : values.length / width;
    }

    /** Whether the sequence is not made of vectors. */
    public boolean isNone() {
        return width == 0;
    }

    /** One value. */
    public float at(int step, int column) {
        return values[step * width + column];
    }

    /** The vectors from one step to before another, copied. */
    public Vectors slice(int from, int to) {
        return new Vectors(width, Arrays.copyOfRange(values, from * width, to * width));
    }

    /** Whether a vector has a value that is not missing. */
    public boolean hasValue(int step) {
        for (int k = step * width; k < (step + 1) * width; k++) {
            if (!Float.isNaN(values[k])) {
                return true;
            }
        }
        return false;
    }

    /** Vectors that have a value. */
    public int present() {
        int count = 0;
        for (int step = 0; step < length(); step++) {
            count += hasValue(step) ? 1 : 0;
        }
        return count;
    }

    /** Equal if the values are, bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Vectors that && width == that.width && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    /** The extents; the values are too many to show. */
    @Override
    public String toString() {
        return length() + " vectors of " + width;
    }
}
