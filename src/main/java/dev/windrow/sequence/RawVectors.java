package dev.windrow.sequence;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sequence of vectors as the corpus has them, in double precision until they are normalised: a price, a place on the
 * globe or a time in seconds since 1970 has more digits than a float. The array is not copied and not to be modified.
 *
 * @param width values a vector; 0 for {@link #NONE} alone
 * @param values [step][column], row-major; not a number where a value is missing
 */
public record RawVectors(int width, double[] values) implements Serializable {
    /** What stands where a sequence is not made of vectors. */
    public static final RawVectors NONE = new RawVectors(0, new double[0]);

    /** Checks that the values are whole vectors. */
    public RawVectors {
        if (width < 0 || (width == 0 ? values.length > 0 : values.length % width != 0)) {
            throw new IllegalArgumentException(values.length + " values are no vectors of " + width);
        }
    }

    /** One vector after the other, not copied: a sequence of length 1. */
    public static RawVectors one(double... values) {
        return new RawVectors(values.length, values);
    }

    /** Vectors that never had more digits than a float, such as the frames of a sound. */
    public static RawVectors of(Vectors vectors) {
        double[] values = new double[vectors.values().length];
        for (int k = 0; k < values.length; k++) {
            values[k] = vectors.values()[k];
        }
        return vectors.isNone() ? NONE : new RawVectors(vectors.width(), values);
    }

    /** The same as floats, each the nearest. */
    public Vectors rounded() {
        float[] rounded = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            rounded[k] = (float) values[k];
        }
        return new Vectors(width, rounded);
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
    public double at(int step, int column) {
        return values[step * width + column];
    }

    /** Equal if the values are, bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RawVectors that && width == that.width && Arrays.equals(values, that.values);
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
