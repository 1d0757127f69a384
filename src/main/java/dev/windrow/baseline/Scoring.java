package dev.windrow.baseline;

import dev.windrow.metric.Metric;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Scores windows or texts where they lie and merges the states in the order of their partitions. */
final class Scoring {
    private Scoring() {}

    /** How one of them is scored. */
    @FunctionalInterface
    interface Scorer<T, M> extends Serializable {
        void add(T scored, M state);
    }

    /** The place of the highest score, the first among equals. */
    static int best(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    /** Adds every one to a copy of the empty state in its partition; the empty state is returned with all merged. */
    static <T, M extends Metric<M>> M score(JavaRDD<T> scored, M empty, Scorer<T, M> scorer) {
        List<M> states = scored.mapPartitions(part -> {
                    part.forEachRemaining(one -> scorer.add(one, empty));
                    return List.of(empty).iterator();
                })
                .collect();
        for (M state : states) {
            empty.merge(state);
        }
        return empty;
    }
}
