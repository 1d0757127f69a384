package dev.windrow.baseline;

import dev.windrow.metric.LabellingScores;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * MLlib's logistic regression of a base's label on how often each 6-mer begins within 60 bases of it, learned from a
 * bounded number of bases that lie evenly over the training windows. Counts of 6-mers tell coding from other sequences,
 * and one strand from the other, by their use of codons (Fickett &amp; Tung, "Assessment of protein coding measures",
 * Nucleic Acids Research 1992).
 */
public final class KmerRegression implements Baseline {
    /** Bases learned from. */
    private static final long TRAINING_EXAMPLES = 60_000;

    private static final double[] INVERSE_PENALTIES = {0.01, 0.1, 1};

    @Override
    public String name() {
        return "k-mer-logistic-regression";
    }

    /** The scores, with the inverse penalty that was best on the validation windows. */
    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        NearbyKmers kmers = NearbyKmers.of(windows.inputs());
        JavaRDD<Row> rows = rows(windows.train(), kmers).cache();
        try {
            Map<String, Double> best = Map.of();
            double highest = Double.NEGATIVE_INFINITY;
            int tried = 0;
            for (double inverse : INVERSE_PENALTIES) {
                LinearClassifier classifier = LinearClassifier.fit(rows, inverse);
                double found =
                        score(windows, windows.valid(), kmers, classifier).get("macroF1");
                if (best.isEmpty() || found > highest) {
                    highest = found;
                    best = new LinkedHashMap<>(score(windows, windows.scored(), kmers, classifier));
                    best.put("inversePenalty", inverse);
                }
                progress.done((double) ++tried / INVERSE_PENALTIES.length);
            }
            return best;
        } finally {
            rows.unpersist();
        }
    }

    private static Map<String, Double> score(
            SplitWindows windows, JavaRDD<Window> scored, NearbyKmers kmers, LinearClassifier classifier) {
        LabellingScores empty = new LabellingScores(Names.labels(windows.targets()));
        return Scoring.score(scored, empty, (window, scores) -> {
                    int[] predicted = new int[window.length()];
                    double[] logOdds = new double[window.length()];
                    kmers.forEachBase(window, classifier, (step, classes) -> {
                        predicted[step] = Scoring.best(classes);
                        logOdds[step] = classes.length < 2 ? 0 : classes[1] - classes[0];
                    });
                    scores.add(window.targets(), predicted, logOdds);
                })
                .values();
    }

    /** Every so manieth base of the training windows, in their order and in one partition. */
    private static JavaRDD<Row> rows(JavaRDD<Window> train, NearbyKmers kmers) {
        long bases = train.mapToDouble(Window::length).sum().longValue();
        long apart = Math.max(1, (bases + TRAINING_EXAMPLES - 1) / TRAINING_EXAMPLES);
        JavaPairRDD<Long, List<Row>> found = train.zipWithIndex().mapToPair(numbered -> {
            Window window = numbered._1;
            List<Row> rows = new ArrayList<>();
            // The first base moves on from window to window, or all would lie at the same places of theirs.
            for (int step = (int) (numbered._2 % apart); step < window.length(); step += (int) apart) {
                if (window.targets()[step] >= 0) {
                    rows.add(LinearClassifier.row(window.targets()[step], kmers.counts(window, step)));
                }
            }
            return new Tuple2<>(numbered._2, rows);
        });
        return found.sortByKey(true, 1).values().flatMap(List::iterator);
    }
}
