package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class MostFrequentTranscriptTest {
    private static final Vocabulary WORDS = Vocabulary.ofSymbols(Map.of("a", 3L, "b", 2L, "c", 1L), 1, 100);

    @Test
    void saysOneThingOfEveryRecording() {
        JavaRDD<Window> train = windows(new int[] {5, 4}, new int[] {4, 5}, new int[] {6}, new int[] {4, 5});
        JavaRDD<Window> test = windows(new int[] {4, 5}, new int[] {4}, new int[] {Vocabulary.UNKNOWN, 5, 6});
        SplitWindows windows = new SplitWindows(WORDS, WORDS, train, train, test);
        MostFrequentTranscript baseline = new MostFrequentTranscript(" ");
        assertThat(baseline.evaluate(windows))
                // "a b" for "a b", "a" and "? b c": nothing, one word too much, one wrong and one left out.
                .containsEntry("wordErrorRate", 3 / 6.0)
                .containsEntry("exactMatch", 1 / 3.0);
    }

    @Test
    void ofTheEquallyFrequentItSaysTheFirstByItsText() {
        JavaRDD<Window> train = windows(new int[] {6}, new int[] {5}, new int[] {5, 4}, new int[] {6}, new int[] {5});
        SplitWindows windows = new SplitWindows(WORDS, WORDS, train, train, windows(new int[] {5}));
        assertThat(new MostFrequentTranscript("").evaluate(windows)).containsEntry("characterErrorRate", 0.0);
    }

    private static JavaRDD<Window> windows(int[]... targets) {
        List<Window> windows = List.of(targets).stream()
                .map(said -> new Window("w", 0, new int[0], said, new int[0][], Vectors.zeros(2, 3), Vectors.NONE))
                .toList();
        return JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext())
                .parallelize(windows, 2);
    }
}
