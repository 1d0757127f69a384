package dev.windrow.baseline;

import java.io.Serializable;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/** The weights of a logistic regression, without what MLlib's model remembers of its training. */
final class LinearClassifier implements Serializable {
    private static final long serialVersionUID = 1;

    private final Matrix weights;
    private final double[] biases;

    LinearClassifier(LogisticRegressionModel model) {
        weights = model.coefficientMatrix();
        biases = model.interceptVector().toArray();
    }

    /** The most probable class, the lowest id among equals. */
    int classOf(Vector features) {
        SparseVector sparse = features.toSparse();
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < biases.length; k++) {
            double score = biases[k];
            for (int place = 0; place < sparse.indices().length; place++) {
                score += weights.apply(k, sparse.indices()[place]) * sparse.values()[place];
            }
            if (score > highest) {
                highest = score;
                best = k;
            }
        }
        return best;
    }
}
