package dev.windrow.layer;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The native memory of a gapless array as rows of equal width, to copy and add parts of rows without one call into
 * native code each. Float in networks that learn, double in those whose gradients are checked.
 */
sealed interface NativeRows {

    /** The memory of an array without gaps, as rows of {@code width} values; the array must outlive them. */
    static NativeRows of(INDArray array, int width) {
        Pointer start = array.data().addressPointer();
        // The pointer of a view may know one value only, so its extent is said anew.
        if (start instanceof FloatPointer floats) {
            FloatBuffer values =
                    new FloatPointer(floats).capacity(array.length()).asBuffer();
            return new Floats(array, values, width);
        }
        if (start instanceof DoublePointer doubles) {
            DoubleBuffer values =
                    new DoublePointer(doubles).capacity(array.length()).asBuffer();
            return new Doubles(array, values, width);
        }
        throw new IllegalArgumentException("rows are of float or double; the array is of " + array.dataType());
    }

    /** Values a row. */
    int width();

    /** Copies {@code count} values of a row of another matrix into a row of this one. */
    void copy(int row, int column, NativeRows from, int fromRow, int fromColumn, int count);

    /** Adds {@code count} values of a row of another matrix to a row of this one. */
    void add(int row, int column, NativeRows from, int fromRow, int fromColumn, int count);

    /** Adds a multiple of a row of another matrix, as wide, to a row of this one. */
    void add(int row, NativeRows from, int fromRow, double times);

    /** The scalar product of a row with one of another matrix, as wide. */
    double dot(int row, NativeRows other, int otherRow);

    /** A value. */
    double value(int row, int column);

    /** Sets a value. */
    void set(int row, int column, double value);

    /** Sets a row to zero. */
    void clear(int row);

    /** Sets a row to another's with some values dropped and the others scaled up: see {@link Dropped}. */
    void drop(int row, NativeRows from, int fromRow, Dropped dropped, long key);

    /** Rows of floats. */
    record Floats(INDArray owner, FloatBuffer values, int width) implements NativeRows {
        @Override
        public void copy(int row, int column, NativeRows from, int fromRow, int fromColumn, int count) {
            Floats source = (Floats) from;
            values.put(row * width + column, source.values, fromRow * source.width + fromColumn, count);
        }

        @Override
        public void add(int row, int column, NativeRows from, int fromRow, int fromColumn, int count) {
            Floats source = (Floats) from;
            int to = row * width + column;
            int start = fromRow * source.width + fromColumn;
            for (int k = 0; k < count; k++) {
                values.put(to + k, values.get(to + k) + source.values.get(start + k));
            }
        }

        @Override
        public void add(int row, NativeRows from, int fromRow, double times) {
            Floats source = (Floats) from;
            int to = row * width;
            int start = fromRow * width;
            for (int k = 0; k < width; k++) {
                values.put(to + k, (float) (values.get(to + k) + times * source.values.get(start + k)));
            }
        }

        @Override
        public double dot(int row, NativeRows other, int otherRow) {
            Floats right = (Floats) other;
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += (double) values.get(row * width + k) * right.values.get(otherRow * width + k);
            }
            return sum;
        }

        @Override
        public double value(int row, int column) {
            return values.get(row * width + column);
        }

        @Override
        public void set(int row, int column, double value) {
            values.put(row * width + column, (float) value);
        }

        @Override
        public void clear(int row) {
            for (int k = row * width; k < (row + 1) * width; k++) {
                values.put(k, 0);
            }
        }

        @Override
        public void drop(int row, NativeRows from, int fromRow, Dropped dropped, long key) {
            Floats source = (Floats) from;
            float scale = (float) dropped.scale();
            long bits = 0;
            for (int k = 0; k < width; k++) {
                bits = (k & 3) == 0 ? dropped.bits(key, k >> 2) : bits;
                float value = dropped.keeps(bits, k) ? scale * source.values.get(fromRow * width + k) : 0;
                values.put(row * width + k, value);
            }
        }
    }

    /** Rows of doubles. */
    record Doubles(INDArray owner, DoubleBuffer values, int width) implements NativeRows {
        @Override
        public void copy(int row, int column, NativeRows from, int fromRow, int fromColumn, int count) {
            Doubles source = (Doubles) from;
            values.put(row * width + column, source.values, fromRow * source.width + fromColumn, count);
        }

        @Override
        public void add(int row, int column, NativeRows from, int fromRow, int fromColumn, int count) {
            Doubles source = (Doubles) from;
            int to = row * width + column;
            int start = fromRow * source.width + fromColumn;
            for (int k = 0; k < count; k++) {
                values.put(to + k, values.get(to + k) + source.values.get(start + k));
            }
        }

        @Override
        public void add(int row, NativeRows from, int fromRow, double times) {
            Doubles source = (Doubles) from;
            int to = row * width;
            int start = fromRow * width;
            for (int k = 0; k < width; k++) {
                values.put(to + k, values.get(to + k) + times * source.values.get(start + k));
            }
        }

        @Override
        public double dot(int row, NativeRows other, int otherRow) {
            Doubles right = (Doubles) other;
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += values.get(row * width + k) * right.values.get(otherRow * width + k);
            }
            return sum;
        }

        @Override
        public double value(int row, int column) {
            return values.get(row * width + column);
        }

        @Override
        public void set(int row, int column, double value) {
            values.put(row * width + column, value);
        }

        @Override
        public void clear(int row) {
            for (int k = row * width; k < (row + 1) * width; k++) {
                values.put(k, 0);
            }
        }

        @Override
        public void drop(int row, NativeRows from, int fromRow, Dropped dropped, long key) {
            Doubles source = (Doubles) from;
            long bits = 0;
            for (int k = 0; k < width; k++) {
                bits = (k & 3) == 0 ? dropped.bits(key, k >> 2) : bits;
                double value = dropped.keeps(bits, k) ? dropped.scale() * source.values.get(fromRow * width + k) : 0;
                values.put(row * width + k, value);
            }
        }
    }
}
