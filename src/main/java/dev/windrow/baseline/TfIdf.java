package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** A window as the counts of its ids, weighted by how few windows have them, of length 1. */
final class TfIdf implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] weights;

    /** By the weight of each id; the array is kept, not copied. */
    TfIdf(double[] weights) {
        this.weights = weights;
    }

    /** The counts alone, [id]. */
    static Vector counts(Window window, int symbols) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int id : window.inputs()) {
            counts.merge(id, 1, Integer::sum);
        }
        int[] ids = new int[counts.size()];
        double[] values = new double[ids.length];
        int place = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            ids[place] = entry.getKey();
            values[place++] = entry.getValue();
        }
        return Vectors.sparse(symbols, ids, values);
    }

    /** The weighted counts, [id]. */
    Vector features(Window window) {
        Vector counts = counts(window, weights.length);
        int[] ids = counts.toSparse().indices();
        double[] values = counts.toSparse().values();
        double squares = 0;
        for (int k = 0; k < ids.length; k++) {
            values[k] *= weights[ids[k]];
            squares += values[k] * values[k];
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        for (int k = 0; k < ids.length; k++) {
            values[k] /= length;
        }
        return Vectors.sparse(weights.length, ids, values);
    }
}
