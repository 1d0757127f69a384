package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
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
        Map<Long, Votes<Integer>> words = windows.zipWithIndex()
                .mapPartitionsToPair(part -> {
                    Map<Long, Votes<Integer>> found = new HashMap<>();
                    part.forEachRemaining(numbered -> count(numbered._1, numbered._2, found));
                    return found.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                            .iterator();
                })
                .reduceByKey(Votes::merge)
                .collectAsMap();
        Votes<Integer> all = new Votes<>();
        HashMap<Long, Integer> tagOf = new HashMap<>();
        words.forEach((word, tags) -> {
            tagOf.put(word, tags.best(0));
            all.merge(tags);
        });
        return new TagOfWord(tagOf, all.best(0), unknown);
    }

    /** The tag of the word at this place. */
    int tag(Window window, int step) {
        long word = WordKey.of(window, step);
        boolean nameless = window.letters().length == 0 && word == unknown;
        return nameless ? otherwise : tagOf.getOrDefault(word, otherwise);
    }

    private static void count(Window window, long number, Map<Long, Votes<Integer>> found) {
        for (int step = 0; step < window.length(); step++) {
            if (window.targets()[step] >= 0) {
                long place = (number << Integer.SIZE) + step;
                found.computeIfAbsent(WordKey.of(window, step), key -> new Votes<>())
                        .add(window.targets()[step], place);
            }
        }
    }
}
