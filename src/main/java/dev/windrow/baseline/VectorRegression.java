package dev.windrow.baseline;

import dev.windrow.metric.LabelScores;
import dev.windrow.sequence.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * MLlib's multinomial logistic regression on the values of a vector, with next to no penalty. MLlib adds partial sums
 * as they arrive; here a bounded number of examples is in one partition, so that they add up the same anywhere.
 */
public final class VectorRegression implements Baseline {
    /** Vectors learned from: the first windows. */
    private static final long MOST = 200_000;

    private static final double PENALTY = 1e-6;
    private static final int ITERATIONS = 200;
    private static final StructType ROW = new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);

    @Override
    public String name() {
        return "logistic-regression";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        JavaRDD<Row> rows = windows.train()
                .filter(window -> window.targets()[0] != Window.NO_TARGET)
                .zipWithIndex()
                .filter(numbered -> numbered._2 < MOST)
                .mapToPair(Tuple2::swap)
                .sortByKey(true, 1)
                .values()
                .map(window -> RowFactory.create((double) window.targets()[0], features(window)))
                .cache();
        try {
            LinearClassifier classifier = fitted(rows);
            LabelScores empty = new LabelScores(Names.labels(windows.targets()));
            Map<String, Double> values = new LinkedHashMap<>(Scoring.score(
                            windows.scored(),
                            empty,
                            (window, scores) -> scores.add(window.targets()[0], classifier.classOf(features(window))))
                    .values());
            values.put("trainingExamples", (double) rows.count());
            return values;
        } finally {
            rows.unpersist();
        }
    }

    private static LinearClassifier fitted(JavaRDD<Row> rows) {
        Dataset<Row> table = SparkSession.builder()
                .sparkContext(rows.context())
                .getOrCreate()
                .createDataFrame(rows, ROW);
        return new LinearClassifier(new LogisticRegression()
                .setFamily("multinomial")
                .setRegParam(PENALTY)
                .setMaxIter(ITERATIONS)
                .fit(table));
    }

    private static Vector features(Window window) {
        float[] values = window.inputVectors().values();
        double[] features = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            features[k] = values[k];
        }
        return Vectors.dense(features);
    }
}
