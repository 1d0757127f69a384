package dev.windrow.baseline;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each of some things was seen, and where first; the winner is the most frequent, among equals the one seen
 * first. Merging in any order gives the same winner.
 */
final class Votes<T extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1;

    /** By thing: how often, and the first place. */
    private final HashMap<T, long[]> counts = new HashMap<>();

    /** Counts one thing at a place, at which there is no other. */
    void add(T thing, long place) {
        add(thing, 1, place);
    }

    private void add(T thing, long count, long place) {
        long[] known = counts.computeIfAbsent(thing, key -> new long[] {0, Long.MAX_VALUE});
        known[0] += count;
        known[1] = Math.min(known[1], place);
    }

    Votes<T> merge(Votes<? extends T> other) {
        other.counts.forEach((thing, known) -> add(thing, known[0], known[1]));
        return this;
    }

    /** The winner, or what is given if there were no votes. */
    T best(T otherwise) {
        T best = otherwise;
        long[] most = {0, Long.MAX_VALUE};
        for (Map.Entry<T, long[]> entry : counts.entrySet()) {
            long[] known = entry.getValue();
            if (known[0] > most[0] || (known[0] == most[0] && known[1] < most[1])) {
                best = entry.getKey();
                most = known;
            }
        }
        return best;
    }
}
