package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import dev.windrow.text.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The phrases that were spans in training, each with the tags it had most often; among equals those it had first. A
 * phrase with a word that has no name of its own, for it is rare and its letters are not looked at, is left out.
 */
final class PhraseTags implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<List<Long>, ArrayList<Integer>> tagsOf;
    private final int longest;

    private PhraseTags(HashMap<List<Long>, ArrayList<Integer>> tagsOf) {
        this.tagsOf = tagsOf;
        longest = tagsOf.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /**
     * Learns from windows whose order is the same wherever they are computed.
     *
     * @param labels the names of the tags by id
     * @param unknown the id of words too rare for one of their own
     */
    static PhraseTags of(JavaRDD<Window> windows, List<String> labels, int unknown) {
        ArrayList<String> names = new ArrayList<>(labels);
        Map<List<Long>, Votes<ArrayList<Integer>>> votes = windows.zipWithIndex()
                .mapPartitionsToPair(part -> {
                    Map<List<Long>, Votes<ArrayList<Integer>>> found = new HashMap<>();
                    part.forEachRemaining(numbered -> count(numbered._1, numbered._2, names, unknown, found));
                    return found.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                            .iterator();
                })
                .reduceByKey(Votes::merge)
                .collectAsMap();
        HashMap<List<Long>, ArrayList<Integer>> tagsOf = new HashMap<>();
        votes.forEach((phrase, tags) -> tagsOf.put(phrase, tags.best(new ArrayList<>())));
        return new PhraseTags(tagsOf);
    }

    private static void count(
            Window window,
            long number,
            List<String> labels,
            int unknown,
            Map<List<Long>, Votes<ArrayList<Integer>>> found) {
        List<Long> words = words(window);
        List<String> tags = new ArrayList<>();
        for (int target : window.targets()) {
            tags.add(target < 0 ? "O" : labels.get(target));
        }
        boolean nameless = window.letters().length == 0;
        for (Span span : Span.of(tags)) {
            List<Long> phrase = new ArrayList<>(words.subList(span.from(), span.to()));
            if (!nameless || !phrase.contains((long) unknown)) {
                ArrayList<Integer> ids = new ArrayList<>();
                for (int step = span.from(); step < span.to(); step++) {
                    ids.add(window.targets()[step]);
                }
                found.computeIfAbsent(phrase, key -> new Votes<>()).add(ids, (number << Integer.SIZE) + span.from());
            }
        }
    }

    /** Tags a window from its left, the longest phrase first; {@code outside} is the tag of all other words. */
    int[] tags(Window window, int outside) {
        List<Long> words = words(window);
        int[] tags = new int[words.size()];
        int step = 0;
        while (step < tags.length) {
            List<Integer> found = null;
            int length = Math.min(longest, tags.length - step);
            while (length > 0 && found == null) {
                found = tagsOf.get(words.subList(step, step + length));
                length--;
            }
            if (found == null) {
                tags[step++] = outside;
                continue;
            }
            for (int tag : found) {
                tags[step++] = tag;
            }
        }
        return tags;
    }

    private static List<Long> words(Window window) {
        List<Long> words = new ArrayList<>();
        for (int step = 0; step < window.length(); step++) {
            words.add(WordKey.of(window, step));
        }
        return words;
    }
}
