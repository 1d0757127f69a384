package dev.windrow.baseline;

import dev.windrow.metric.Metric;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Scores windows where they lie and merges the states in the order of their partitions. */
final class Scoring {
    private Scoring() {}

    /** How one window is scored. */
    @FunctionalInterface
    interface Scorer<M> extends Serializable {
        void add(Window window, M state);
    }

    /** The place of the highest score, the first among equals. */
    static int best(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    /** Adds every window to a copy of the empty state in its partition; the empty state is returned with all merged. */
    static <M extends Metric<M>> M score(JavaRDD<Window> windows, M empty, Scorer<M> scorer) {
        List<M> states = windows.mapPartitions(part -> {
                    part.forEachRemaining(window -> scorer.add(window, empty));
                    return List.of(empty).iterator();
                })
                .collect();
        for (M state : states) {
            empty.merge(state);
        }
        return empty;
    }
}
