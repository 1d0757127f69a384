package dev.windrow.baseline;

import dev.windrow.metric.TextMetric;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * The text of the training input that has most in common: by the Jaccard index of the symbols of both, of equals the
 * first. Every question is compared with every training window, on the cluster.
 */
public final class NearestText implements Baseline {
    private final TextMetric empty;
    private final Wording wording;

    /** How the symbols of an answer become the text that answers a question. */
    @FunctionalInterface
    public interface Wording extends Serializable {
        String of(List<String> question, List<String> symbols);
    }

    /** Scored by a metric without observations, which is used up. */
    public NearestText(TextMetric empty, Wording wording) {
        this.empty = empty;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "nearest-text";
    }

    /** A training window and how near it is. */
    private record Neighbour(double likeness, long place, int[] targets) implements Serializable {
        Neighbour nearer(Neighbour other) {
            if (likeness != other.likeness) {
                return likeness > other.likeness ? this : other;
            }
            return place < other.place ? this : other;
        }
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        Vocabulary inputs = windows.inputs();
        Vocabulary targets = windows.targets();
        Wording words = wording;
        JavaPairRDD<Long, ScoredText> texts = windows.texts().zipWithIndex().mapToPair(Tuple2::swap);
        JavaPairRDD<Long, Neighbour> nearest = texts.cartesian(windows.train().zipWithIndex())
                .mapToPair(pair -> {
                    Tuple2<Window, Long> trained = pair._2;
                    double likeness = likeness(pair._1._2.example().inputs(), trained._1.inputs(), inputs);
                    return new Tuple2<>(pair._1._1, new Neighbour(likeness, trained._2, trained._1.targets()));
                })
                .reduceByKey(Neighbour::nearer);
        return Scoring.score(texts.join(nearest).values(), empty, (pair, scores) -> {
                    List<String> question = pair._1.example().inputs();
                    String answer = words.of(question, symbols(pair._2.targets, targets));
                    scores.add(question, answer, pair._1.references());
                })
                .values();
    }

    private static double likeness(List<String> question, int[] other, Vocabulary vocabulary) {
        TreeSet<Integer> asked = new TreeSet<>();
        for (String symbol : question) {
            asked.add(vocabulary.id(symbol));
        }
        TreeSet<Integer> both = new TreeSet<>(asked);
        TreeSet<Integer> known = new TreeSet<>();
        for (int id : other) {
            known.add(id);
        }
        both.retainAll(known);
        both.remove(Vocabulary.UNKNOWN);
        asked.addAll(known);
        return (double) both.size() / asked.size();
    }

    private static List<String> symbols(int[] ids, Vocabulary vocabulary) {
        List<String> symbols = new ArrayList<>();
        for (int id : ids) {
            if (id >= Vocabulary.SPECIAL_SYMBOLS.size()) {
                symbols.add(vocabulary.symbol(id));
            }
        }
        return symbols;
    }
}
