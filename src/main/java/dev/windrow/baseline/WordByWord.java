package dev.windrow.baseline;

import dev.windrow.metric.TextMetric;
import dev.windrow.metric.TranslationScores;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Each word as the one it stands together with most: of the pairs of training sentences, the target word t of source
 * word s with the largest Dice coefficient 2 n(s, t) / (n(s) + n(t)), n counting pairs of sentences. Words that were
 * not seen stay as they are.
 */
public final class WordByWord implements Baseline {
    @Override
    public String name() {
        return "word-by-word";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        HashMap<String, String> words = dictionary(windows);
        TextMetric empty = new TranslationScores();
        return Scoring.score(windows.texts(), empty, (text, scores) -> {
                    List<String> answer = new ArrayList<>();
                    for (String word : text.example().inputs()) {
                        answer.add(words.getOrDefault(word, word));
                    }
                    scores.add(text.example().inputs(), String.join(" ", answer), text.references());
                })
                .values();
    }

    private static HashMap<String, String> dictionary(SplitWindows windows) {
        int symbols = windows.inputs().size();
        int answers = windows.targets().size();
        long[] inputs = new long[symbols];
        counts(windows.train(), Window::inputs).forEach((id, count) -> inputs[id] = count);
        long[] targets = new long[answers];
        counts(windows.train(), Window::targets).forEach((id, count) -> targets[id] = count);
        Map<Integer, Link> best = windows.train()
                .mapPartitionsToPair(part -> {
                    Map<Long, Long> pairs = new HashMap<>();
                    part.forEachRemaining(window -> addPairs(window, pairs));
                    return pairs.entrySet().stream()
                            .map(pair -> new Tuple2<>(pair.getKey(), pair.getValue()))
                            .iterator();
                })
                .reduceByKey(Long::sum)
                .mapToPair(pair -> {
                    int symbol = (int) (pair._1 >> Integer.SIZE);
                    int answer = (int) (long) pair._1;
                    return new Tuple2<>(symbol, new Link(answer, 2.0 * pair._2 / (inputs[symbol] + targets[answer])));
                })
                .reduceByKey(Link::better)
                .collectAsMap();
        HashMap<String, String> words = new HashMap<>();
        best.forEach((symbol, link) ->
                words.put(windows.inputs().symbol(symbol), windows.targets().symbol(link.target)));
        return words;
    }

    /** A target word and how well it goes with a source word. */
    private record Link(int target, double dice) implements Serializable {
        /** The one that goes better; of equals the more frequent word, which has the lower id. */
        Link better(Link other) {
            if (dice != other.dice) {
                return dice > other.dice ? this : other;
            }
            return target < other.target ? this : other;
        }
    }

    private interface Side extends Serializable {
        int[] of(Window window);
    }

    /** In how many windows each symbol stands. */
    private static Map<Integer, Long> counts(JavaRDD<Window> windows, Side side) {
        return windows.mapPartitionsToPair(part -> {
                    Map<Integer, Long> counts = new HashMap<>();
                    part.forEachRemaining(window -> {
                        for (int id : different(side.of(window))) {
                            counts.merge(id, 1L, Long::sum);
                        }
                    });
                    return counts.entrySet().stream()
                            .map(count -> new Tuple2<>(count.getKey(), count.getValue()))
                            .iterator();
                })
                .reduceByKey(Long::sum)
                .collectAsMap();
    }

    private static void addPairs(Window window, Map<Long, Long> pairs) {
        int[] targets = different(window.targets());
        for (int symbol : different(window.inputs())) {
            for (int target : targets) {
                pairs.merge(((long) symbol << Integer.SIZE) + target, 1L, Long::sum);
            }
        }
    }

    /** The words among ids, each once, without those that stand for none. */
    private static int[] different(int[] ids) {
        return Arrays.stream(ids)
                .filter(id -> id >= Vocabulary.SPECIAL_SYMBOLS.size())
                .distinct()
                .toArray();
    }
}
