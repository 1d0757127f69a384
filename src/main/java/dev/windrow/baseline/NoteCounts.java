package dev.windrow.baseline;

import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * How often each key of some pieces sounded, apart for the steps behind one at which it was silent (state 0) and for
 * those behind one at which it sounded (1).
 *
 * @param steps [state][key], all steps
 * @param sounded [state][key], those at which it sounded
 */
record NoteCounts(long[][] steps, long[][] sounded) implements Serializable {
    private static final int STATES = 2;

    static NoteCounts of(JavaRDD<Window> windows, int keys) {
        List<NoteCounts> parts = windows.mapPartitions(part -> {
                    NoteCounts counts = none(keys);
                    part.forEachRemaining(counts::add);
                    return List.of(counts).iterator();
                })
                .collect();
        NoteCounts all = none(keys);
        parts.forEach(all::add);
        return all;
    }

    private static NoteCounts none(int keys) {
        return new NoteCounts(new long[STATES][keys], new long[STATES][keys]);
    }

    private void add(Window window) {
        Vectors before = window.inputVectors();
        Vectors now = window.targetVectors();
        for (int step = 0; step < now.length(); step++) {
            for (int key = 0; key < now.width(); key++) {
                int state = before.at(step, key) > 0 ? 1 : 0;
                steps[state][key]++;
                sounded[state][key] += now.at(step, key) > 0 ? 1 : 0;
            }
        }
    }

    private void add(NoteCounts other) {
        for (int state = 0; state < STATES; state++) {
            for (int key = 0; key < steps[state].length; key++) {
                steps[state][key] += other.steps[state][key];
                sounded[state][key] += other.sounded[state][key];
            }
        }
    }

    /** The share of all keys' steps in a state at which they sounded, with one step more of each kind. */
    double share(int state) {
        long all = 2;
        long some = 1;
        for (int key = 0; key < steps[state].length; key++) {
            all += steps[state][key];
            some += sounded[state][key];
        }
        return (double) some / all;
    }
}
