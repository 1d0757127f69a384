package dev.windrow.corpus;

import dev.windrow.sequence.Example;
import dev.windrow.text.LabelScheme;
import dev.windrow.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, over sentences whose labels are all tags of spans, the tags they would have in each scheme, and those that
 * are not as a scheme would have them. Counts are keyed so that they can be added up on a cluster.
 */
final class TagCounts {
    /** Places remembered by each task: enough for an example. */
    private static final int PLACES = 2;

    private final Map<String, long[]> written = new HashMap<>();
    private final Map<String, long[]> deviations = new HashMap<>();
    private final Map<String, long[]> places = new HashMap<>();
    private final Map<LabelScheme, Integer> placesOf = new HashMap<>();

    void add(Example example) {
        List<String> tags = example.targets();
        for (String tag : tags) {
            if (!Span.isTag(tag)) {
                return;
            }
        }
        for (LabelScheme scheme : LabelScheme.values()) {
            List<String> right = scheme.written(tags);
            for (int word = 0; word < tags.size(); word++) {
                count(written, key(scheme, right.get(word)));
                if (!right.get(word).equals(tags.get(word))) {
                    count(deviations, key(scheme, tags.get(word) + " for " + right.get(word)));
                    remember(scheme, example, tags.get(word));
                }
            }
        }
    }

    private void remember(LabelScheme scheme, Example example, String tag) {
        if (placesOf.merge(scheme, 1, Integer::sum) <= PLACES) {
            count(places, key(scheme, example.source() + "\t" + tag));
        }
    }

    private static void count(Map<String, long[]> counts, String key) {
        counts.computeIfAbsent(key, any -> new long[1])[0]++;
    }

    /** The key of something counted for a scheme. */
    static String key(LabelScheme scheme, String what) {
        return scheme.name() + '\t' + what;
    }

    /** Tags as a scheme would have them, by {@link #key}. */
    Map<String, long[]> written() {
        return written;
    }

    /** Tags that a scheme would have otherwise, as {@code I-PER for B-PER}. */
    Map<String, long[]> deviations() {
        return deviations;
    }

    /** Places of some deviations, with the tag behind a tab. */
    Map<String, long[]> places() {
        return places;
    }
}
