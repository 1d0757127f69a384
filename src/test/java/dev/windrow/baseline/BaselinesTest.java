package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each baseline on small windows: the hand-worked number, and the same numbers in any partitioning. */
class BaselinesTest {
    private static final int[][] NO_LETTERS = {};
    private static final int UNKNOWN = Vocabulary.UNKNOWN;
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void theTagIsTheMostFrequentThenTheFirst() {
        // Word 4: tag 1 twice, 0 once. Word 5: tags 2 and 0 once each, 2 first. Overall: 0 three times, the most.
        List<Window> train = List.of(
                synced(0, new int[] {4, 5, 4, 6}, new int[] {1, 2, 0, 0}),
                synced(1, new int[] {5, 4}, new int[] {0, 1}));
        List<Window> test = List.of(synced(0, new int[] {4, 5, 7, UNKNOWN, 6, 5}, new int[] {1, 2, 0, 0, -1, 0}));
        Map<String, Double> values =
                inAnyPartitioning(parts -> new MostFrequentTag().evaluate(sets("ABC", train, test, test, parts)));
        // Right, right, right (unseen), right (unseen), never right, wrong.
        assertThat(values.get("accuracy")).isEqualTo(4 / 6.0, EXACT);
        assertThat(values.get("unseenAccuracy")).isEqualTo(1, EXACT);
    }

    @Test
    void aWordTooRareForAnIdIsKnownByItsSpelling() {
        int[][] rare = {{7, 8}, {7, 9}};
        List<Window> train = List.of(new Window("a", 0, new int[] {UNKNOWN, UNKNOWN}, new int[] {0, 1}, rare));
        List<Window> test = List.of(new Window(
                "b", 0, new int[] {UNKNOWN, UNKNOWN, UNKNOWN}, new int[] {0, 1, 1}, new int[][] {{7, 8}, {7, 9}, {8, 7}
                }));
        Map<String, Double> values = new MostFrequentTag().evaluate(sets("AB", train, test, test, 1));
        assertThat(values.get("accuracy")).isEqualTo(2 / 3.0, EXACT);
        assertThat(values.get("unseenAccuracy")).isEqualTo(0);
    }

    @Test
    void theLongestPhraseThatWasAnEntityIsOneOfItsType() {
        // O is 0, then B-PER, I-PER, B-LOC, I-LOC. "4 5" is a person, "4" a place twice and a person once, "6" both.
        List<Window> train = List.of(
                synced(0, new int[] {4, 5, 9, 4}, new int[] {1, 2, 0, 3}),
                synced(1, new int[] {4, 9, 4, 6}, new int[] {3, 0, 1, 3}),
                synced(2, new int[] {6, UNKNOWN, 9}, new int[] {1, 3, 0}));
        List<Window> test = List.of(
                synced(0, new int[] {9, 4, 5, 4, 5}, new int[] {0, 1, 2, 1, 2}),
                synced(1, new int[] {4, 6, 5, UNKNOWN}, new int[] {3, 3, 0, 0}));
        Map<String, Double> values =
                inAnyPartitioning(parts -> new TrainingEntities().evaluate(tagged(train, test, parts)));
        assertThat(values.get("entityF1")).isEqualTo(1, EXACT);
        assertThat(values.get("accuracy")).isEqualTo(1, EXACT);
        assertThat(new TrainingEntities().suits(tagged(train, test, 1))).isTrue();
        assertThat(new TrainingEntities().suits(sets("ABC", train, test, test, 1)))
                .isFalse();
    }

    private static SplitWindows tagged(List<Window> train, List<Window> test, int parts) {
        SplitWindows sets = sets("ABC", train, test, test, parts);
        Map<String, Long> labels = Map.of("O", 9L, "B-PER", 8L, "I-PER", 7L, "B-LOC", 6L, "I-LOC", 5L);
        return new SplitWindows(sets.inputs(), Vocabulary.ofLabels(labels), sets.train(), sets.valid(), sets.scored());
    }

    @Test
    void theMajorityIsOneLabelForAll() {
        List<Window> train = List.of(text(0, 1, 5), text(1, 1, 6), text(2, 0, 5));
        List<Window> test = List.of(text(3, 1, 5), text(4, 0, 5), text(5, -1, 5), text(6, 1, 5));
        Map<String, Double> values =
                inAnyPartitioning(parts -> new MajorityClass().evaluate(sets("AB", train, test, test, parts)));
        assertThat(values).containsEntry("accuracy", 0.5);
    }

    @Test
    void aRegressionLearnsWhichWordsTellTheClass() {
        List<Window> train = texts(300, 1);
        List<Window> valid = texts(60, 2);
        List<Window> test = texts(200, 3);
        TextRegression regression = new TextRegression();
        Map<String, Double> values = regression.evaluate(sets("ABC", train, valid, test, 1));
        assertThat(regression.evaluate(sets("ABC", train, valid, test, 5))).isEqualTo(values);
        assertThat(values.get("accuracy")).isGreaterThan(0.9);
        assertThat(values).containsEntry("trainingExamples", 300.0).containsKey("inversePenalty");
    }

    @Test
    void aRegressionTellsHowFarItIs() {
        List<Double> told = new ArrayList<>();
        SplitWindows windows = sets("ABC", texts(60, 1), texts(20, 2), texts(20, 3), 2);
        assertThat(new TextRegression().evaluate(windows, told::add)).isEqualTo(new TextRegression().evaluate(windows));
        assertThat(told).hasSizeGreaterThanOrEqualTo(3).isSorted().allMatch(share -> share > 0 && share <= 1);
    }

    @Test
    void ngramsLearnWhatAlwaysFollows() {
        List<Window> train = sequences(40, 1);
        List<Window> test = sequences(5, 2);
        Map<String, Double> values =
                inAnyPartitioning(parts -> new InterpolatedNgrams().evaluate(sets("ab ", train, test, test, parts)));
        // After "a" comes "b", after "b" a space, after a space "a" or "b", equally often: ln 2 in two of five.
        assertThat(values.get("nats")).isBetween(0.2, 0.35);
        assertThat(values).containsEntry("order", 5.0).containsKey("bitsPerCharacter");
        assertThat(values.get("trainingSymbols")).isEqualTo(40 * 30);
        assertThat(values.get("scoredSymbols")).isEqualTo(5 * 30);
    }

    @Test
    void ngramsLearnFromTheFirstWindowsUpToTheirBound() {
        List<Window> train = sequences(40, 1);
        Map<String, Double> bounded = inAnyPartitioning(
                parts -> new InterpolatedNgrams(300, 61).evaluate(sets("ab ", train, train, train, parts)));
        assertThat(bounded).containsEntry("trainingSymbols", 300.0).containsEntry("scoredSymbols", 90.0);
        assertThat(bounded)
                .isEqualTo(new InterpolatedNgrams(300, 1000)
                        .evaluate(sets("ab ", train.subList(0, 10), train, train.subList(0, 3), 1)));
    }

    @Test
    void aBaseIsKnownByTheKmersAroundIt() {
        // Stretches of 200 bases, in which one label is rich in A and C and the other in G and T.
        List<Window> train = stretches(12, 1);
        List<Window> valid = stretches(4, 2);
        List<Window> test = stretches(4, 3);
        Map<String, Double> values =
                inAnyPartitioning(parts -> new KmerRegression().evaluate(sets("ACGT", train, valid, test, parts)));
        assertThat(values.get("accuracy")).isGreaterThan(0.8);
        assertThat(values).containsKeys("macroF1", "matthewsCorrelation", "segmentOverlap", "inversePenalty");
    }

    private static List<Window> stretches(int count, long seed) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int[] bases = new int[400];
            int[] labels = new int[400];
            for (int step = 0; step < 400; step++) {
                labels[step] = (k + step / 200) % 2;
                boolean rich = random.nextInt(4) > 0;
                bases[step] = 4 + random.nextInt(2) + 2 * (rich == (labels[step] == 1) ? 1 : 0);
            }
            windows.add(synced(k, bases, labels));
        }
        return windows;
    }

    @Test
    void anEmptySplitHasNoNumbers() {
        List<Window> train = sequences(4, 1);
        assertThat(new InterpolatedNgrams()
                        .evaluate(sets("ab ", train, List.of(), List.of(), 2))
                        .get("nats"))
                .isNaN();
        assertThat(new MajorityClass()
                        .evaluate(sets("AB", List.of(text(0, 1, 5)), List.of(), List.of(), 2))
                        .get("accuracy"))
                .isNaN();
    }

    private static Map<String, Double> inAnyPartitioning(Function<Integer, Map<String, Double>> evaluation) {
        Map<String, Double> values = evaluation.apply(1);
        assertThat(evaluation.apply(3)).isEqualTo(values);
        assertThat(evaluation.apply(7)).isEqualTo(values);
        return values;
    }

    /** Windows of 40 input symbols, or of the letters given, which are the labels too. */
    private static SplitWindows sets(
            String letters, List<Window> train, List<Window> valid, List<Window> scored, int parts) {
        Map<String, Long> inputs = new HashMap<>();
        Map<String, Long> labels = new HashMap<>();
        for (int k = 0; k < letters.length(); k++) {
            inputs.put(letters.substring(k, k + 1), 1000L - k);
            labels.put(letters.substring(k, k + 1), 1000L - k);
        }
        if (letters.startsWith("A")) {
            IntStream.range(0, 36).forEach(k -> inputs.put("word" + k, 10L));
        }
        return new SplitWindows(
                Vocabulary.ofSymbols(inputs, 1, 40),
                Vocabulary.ofLabels(labels),
                windows(train, parts),
                windows(valid, parts),
                windows(scored, parts));
    }

    private static JavaRDD<Window> windows(List<Window> windows, int parts) {
        return JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext())
                .parallelize(windows, parts);
    }

    private static Window synced(int id, int[] inputs, int[] targets) {
        return new Window("r" + id, 0, inputs, targets, NO_LETTERS);
    }

    private static Window text(int id, int label, int... words) {
        return new Window("r" + id, 0, words, new int[] {label}, NO_LETTERS);
    }

    /** Texts of 8 words; two of three tell the class. */
    private static List<Window> texts(int count, long seed) {
        Random random = new Random(seed);
        List<Window> texts = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int label = random.nextInt(3);
            int[] words = random.ints(8, 0, 12)
                    .map(word -> 4 + (word % 3 == 0 ? word : 12 + 4 * label + word % 4))
                    .toArray();
            texts.add(text(k, label, words));
        }
        return texts;
    }

    /** Windows of 30 characters of "ab b ab ...": words are "ab" or "b". */
    private static List<Window> sequences(int count, long seed) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            StringBuilder text = new StringBuilder(" ");
            while (text.length() < 31) {
                text.append(random.nextBoolean() ? "ab " : "b ");
            }
            int[] ids = text.chars().map(c -> c == ' ' ? 6 : c - 'a' + 4).toArray();
            windows.add(synced(k, Arrays.copyOf(ids, 30), Arrays.copyOfRange(ids, 1, 31)));
        }
        return windows;
    }
}
