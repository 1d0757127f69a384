package dev.windrow.corpus;

import dev.windrow.sequence.RawVectors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Count, mean and squared distances from it of each column of vectors, kept up value by value (Welford 1962) and merged
 * (Chan, Golub & LeVeque 1979), so that a large mean does not drown a small deviation. Merged in a fixed order, the
 * numbers come out the same wherever they were taken.
 */
final class Moments implements Serializable {
    private static final long serialVersionUID = 1;

    private long[] counts = new long[0];
    private double[] means = new double[0];
    private double[] squares = new double[0];

    /** Takes in every value that is not missing. */
    void add(RawVectors vectors) {
        widen(vectors.width());
        double[] values = vectors.values();
        for (int k = 0; k < values.length; k++) {
            if (!Double.isNaN(values[k])) {
                int column = k % vectors.width();
                double distance = values[k] - means[column];
                means[column] += distance / ++counts[column];
                squares[column] += distance * (values[k] - means[column]);
            }
        }
    }

    private void widen(int width) {
        if (counts.length == 0) {
            counts = new long[width];
            means = new double[width];
            squares = new double[width];
        } else if (counts.length != width) {
            throw new CorpusException("vectors of " + width + " values stand beside vectors of " + counts.length
                    + ": all of a corpus must have one width");
        }
    }

    Moments merge(Moments other) {
        if (other.counts.length == 0) {
            return this;
        }
        widen(other.counts.length);
        for (int column = 0; column < counts.length; column++) {
            long both = counts[column] + other.counts[column];
            if (other.counts[column] > 0) {
                double distance = other.means[column] - means[column];
                double share = (double) other.counts[column] / both;
                means[column] += distance * share;
                squares[column] += other.squares[column] + distance * distance * share * counts[column];
                counts[column] = both;
            }
        }
        return this;
    }

    /** Values a vector; 0 if there was none. */
    int width() {
        return counts.length;
    }

    /**
     * The scale of the columns; one that never varies keeps its size, for there is nothing to divide by.
     *
     * @param name of each column by its place
     * @throws CorpusException if a column has no value at all
     */
    Scale scale(IntFunction<String> name) {
        List<Scale.Column> columns = new ArrayList<>();
        for (int column = 0; column < counts.length; column++) {
            if (counts[column] == 0) {
                throw new CorpusException("corpus.train: has no value at all in the column '" + name.apply(column)
                        + "' of the training data; leave the column out");
            }
            double deviation = Math.sqrt(squares[column] / counts[column]);
            columns.add(new Scale.Column(name.apply(column), means[column], deviation > 0 ? deviation : 1));
        }
        return new Scale(columns);
    }
}
