package dev.windrow.baseline;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The weights of a logistic regression, without what MLlib's model remembers of its training. */
final class LinearClassifier implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int ITERATIONS = 50;
    private static final StructType ROW = new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);

    private final Matrix weights;
    private final double[] biases;

    private LinearClassifier(LogisticRegressionModel model) {
        weights = model.coefficientMatrix();
        biases = model.interceptVector().toArray();
    }

    /**
     * MLlib's multinomial logistic regression on rows of label and features. MLlib's partial sums are added as they
     * arrive: rows in one partition add up the same anywhere.
     *
     * @param inverse the inverse penalty, as scikit-learn's C: the sum of losses counts so many times as much as half
     *     the squared weights
     */
    static LinearClassifier fit(JavaRDD<Row> rows, double inverse) {
        SparkSession session =
                SparkSession.builder().sparkContext(rows.context()).getOrCreate();
        Dataset<Row> data = session.createDataFrame(rows, ROW);
        // MLlib's penalty stands beside the mean of the losses, C beside their sum.
        double penalty = 1 / (inverse * Math.max(1, data.count()));
        return new LinearClassifier(new LogisticRegression()
                .setFamily("multinomial")
                .setStandardization(false)
                .setRegParam(penalty)
                .setMaxIter(ITERATIONS)
                .fit(data));
    }

    /** A row to learn from. */
    static Row row(int label, Vector features) {
        return RowFactory.create((double) label, features);
    }

    /** The most probable class, the lowest id among equals. */
    int classOf(Vector features) {
        return Scoring.best(scores(features));
    }

    /** Of each class its score, the logarithm of its probability but for a number common to all, [class]. */
    double[] scores(Vector features) {
        SparseVector sparse = features.toSparse();
        double[] scores = biases.clone();
        for (int place = 0; place < sparse.indices().length; place++) {
            add(scores, sparse.indices()[place], sparse.values()[place]);
        }
        return scores;
    }

    /** The scores of a row without any feature, [class]. */
    double[] scores() {
        return biases.clone();
    }

    /** Adds what a feature of this value does to the scores, [class]. */
    void add(double[] scores, int feature, double value) {
        for (int k = 0; k < scores.length; k++) {
            scores[k] += weights.apply(k, feature) * value;
        }
    }
}
