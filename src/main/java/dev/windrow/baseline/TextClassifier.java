package dev.windrow.baseline;

import dev.windrow.metric.Accuracy;
import dev.windrow.metric.ClassificationScores;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * MLlib's TF-IDF and multinomial logistic regression on single symbols. The penalty is chosen on the validation split.
 * MLlib adds partial sums as they arrive; here all examples are in one partition, so that they add up the same
 * anywhere.
 */
final class TextClassifier {
    /** Inverse penalties, as scikit-learn's C: the sum of losses counts C times as much as half the squared weights. */
    private static final double[] INVERSE_PENALTIES = {1, 5, 25};

    private static final int CHOICE_EXAMPLES = 20_000;
    private static final StructType COUNTS = new StructType().add("features", SQLDataTypes.VectorType(), false);

    private final TfIdf terms;
    private final LinearClassifier classifier;
    private final double inversePenalty;
    private final long examples;

    private TextClassifier(TfIdf terms, LinearClassifier classifier, double inversePenalty, long examples) {
        this.terms = terms;
        this.classifier = classifier;
        this.inversePenalty = inversePenalty;
        this.examples = examples;
    }

    /**
     * Learns from windows with one label each, in an order that is the same wherever they are computed.
     *
     * @param symbols size of the vocabulary
     * @param most how many of the first training windows are used
     */
    static TextClassifier of(
            JavaRDD<Window> train, JavaRDD<Window> valid, int symbols, long most, BaselineProgress progress) {
        JavaRDD<Window> examples = onePartition(train, most).cache();
        try {
            TfIdf terms = new TfIdf(weights(examples, symbols));
            long count = examples.count();
            // All fits do as many iterations, and an iteration takes as long as it has examples.
            double choosing = INVERSE_PENALTIES.length * (double) Math.min(count, CHOICE_EXAMPLES);
            BaselineProgress choice = progress.part(0, choosing / Math.max(1, choosing + count));
            double inverse = choose(firstOf(examples, CHOICE_EXAMPLES), valid, terms, choice);
            return new TextClassifier(terms, fit(examples, terms, inverse), inverse, count);
        } finally {
            examples.unpersist();
        }
    }

    /** The inverse penalty that was best on the validation split. */
    double inversePenalty() {
        return inversePenalty;
    }

    /** Texts it learned from. */
    long examples() {
        return examples;
    }

    /** Adds what it says of a text. */
    static Scoring.Scorer<Window, ClassificationScores> scorer(TextClassifier model) {
        TfIdf terms = model.terms;
        LinearClassifier classifier = model.classifier;
        return (window, scores) ->
                scores.add(window.targets()[0], Softmax.logProbabilities(classifier.scores(terms.features(window))));
    }

    private static double choose(
            JavaRDD<Window> examples, JavaRDD<Window> valid, TfIdf terms, BaselineProgress progress) {
        int tried = 0;
        double best = INVERSE_PENALTIES[0];
        double highest = -1;
        for (double inverse : INVERSE_PENALTIES) {
            LinearClassifier classifier = fit(examples, terms, inverse);
            double accuracy = Scoring.score(
                            valid,
                            new Accuracy("accuracy"),
                            (window, state) ->
                                    state.add(window.targets()[0], classifier.classOf(terms.features(window))))
                    .values()
                    .get("accuracy");
            if (accuracy > highest) {
                highest = accuracy;
                best = inverse;
            }
            progress.done((double) ++tried / INVERSE_PENALTIES.length);
        }
        return best;
    }

    private static LinearClassifier fit(JavaRDD<Window> examples, TfIdf terms, double inverse) {
        return LinearClassifier.fit(
                examples.map(window -> LinearClassifier.row(window.targets()[0], terms.features(window))), inverse);
    }

    private static double[] weights(JavaRDD<Window> examples, int symbols) {
        SparkSession session =
                SparkSession.builder().sparkContext(examples.context()).getOrCreate();
        Dataset<Row> rows = session.createDataFrame(
                examples.map(window -> RowFactory.create(TfIdf.counts(window, symbols))), COUNTS);
        return new IDF().setInputCol("features").fit(rows).idf().toArray();
    }

    private static JavaRDD<Window> onePartition(JavaRDD<Window> windows, long most) {
        return windows.filter(window -> window.targets()[0] >= 0)
                .zipWithIndex()
                .filter(numbered -> numbered._2 < most)
                .mapToPair(Tuple2::swap)
                .sortByKey(true, 1)
                .values();
    }

    private static JavaRDD<Window> firstOf(JavaRDD<Window> onePartition, int count) {
        return onePartition.mapPartitions(part -> {
            List<Window> first = new ArrayList<>();
            while (first.size() < count && part.hasNext()) {
                first.add(part.next());
            }
            return first.iterator();
        });
    }
}
