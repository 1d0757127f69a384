package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The tag each word had most often in training; among equals the one it had first. A word without any has the tag that
 * is most frequent overall.
 */
final class TagOfWord implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<Long, Integer> tagOf;
    private final int otherwise;
    private final int unknown;

    private TagOfWord(HashMap<Long, Integer> tagOf, int otherwise, int unknown) {
        this.tagOf = tagOf;
        this.otherwise = otherwise;
        this.unknown = unknown;
    }

    /** Learns from windows whose order is the same wherever they are computed. */
    static TagOfWord of(JavaRDD<Window> windows, int unknown) {
        Map<Long, Tags> words = windows.zipWithIndex()
                .mapPartitionsToPair(part -> {
                    Map<Long, Tags> found = new HashMap<>();
                    part.forEachRemaining(numbered -> count(numbered._1, numbered._2, found));
                    return found.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                            .iterator();
                })
                .reduceByKey(Tags::merge)
                .collectAsMap();
        Tags all = new Tags();
        HashMap<Long, Integer> tagOf = new HashMap<>();
        words.forEach((word, tags) -> {
            tagOf.put(word, tags.best());
            all.merge(tags);
        });
        return new TagOfWord(tagOf, all.best(), unknown);
    }

    /** The tag of the word at this place. */
    int tag(Window window, int step) {
        long word = WordKey.of(window, step);
        boolean nameless = window.letters().length == 0 && word == unknown;
        return nameless ? otherwise : tagOf.getOrDefault(word, otherwise);
    }

    private static void count(Window window, long number, Map<Long, Tags> found) {
        for (int step = 0; step < window.length(); step++) {
            if (window.targets()[step] >= 0) {
                long place = (number << Integer.SIZE) + step;
                found.computeIfAbsent(WordKey.of(window, step), key -> new Tags())
                        .add(window.targets()[step], 1, place);
            }
        }
    }

    /** How often one word had each tag, and where first. */
    private static final class Tags implements Serializable {
        private static final long serialVersionUID = 1;

        /** By tag: how often, and the first place. */
        private final TreeMap<Integer, long[]> counts = new TreeMap<>();

        void add(int tag, long count, long place) {
            long[] known = counts.computeIfAbsent(tag, key -> new long[] {0, Long.MAX_VALUE});
            known[0] += count;
            known[1] = Math.min(known[1], place);
        }

        Tags merge(Tags other) {
            other.counts.forEach((tag, known) -> add(tag, known[0], known[1]));
            return this;
        }

        int best() {
            int best = 0;
            long[] most = {0, Long.MAX_VALUE};
            for (Map.Entry<Integer, long[]> entry : counts.entrySet()) {
                long[] known = entry.getValue();
                if (known[0] > most[0] || (known[0] == most[0] && known[1] < most[1])) {
                    best = entry.getKey();
                    most = known;
                }
            }
            return best;
        }
    }
}
