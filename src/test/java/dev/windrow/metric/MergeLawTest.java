package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every metric: merge(state(A), state(B)) = state(A ∪ B), exactly, in whatever order; empty states change nothing.
 */
class MergeLawTest {
    private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    private static final int OBSERVATIONS = 200;

    /** How one metric starts, and how a random observation is added to it. */
    record Law<M extends Metric<M>>(Supplier<M> empty, BiConsumer<M, Random> observe) {}

    static Stream<Named<Law<?>>> metrics() {
        return Stream.of(
                law(() -> new Accuracy("accuracy"), (m, r) -> m.add(r.nextInt(3), r.nextInt(3))),
                law(SymbolScores::ofCharacters, (m, r) -> m.add(-10 * r.nextDouble(), r.nextInt(10))),
                law(() -> new LabelScores(LABELS), (m, r) -> m.add(r.nextInt(6) - 1, r.nextInt(5))),
                law(() -> new Confusion(LABELS), (m, r) -> m.add(r.nextInt(6) - 1, r.nextInt(5))),
                law(SpanScores::new, (m, r) -> m.add(tags(r), tags(r))),
                law(() -> new Bleu(BleuTokenizer.NONE), (m, r) -> m.add(words(r), List.of(words(r), words(r)))),
                law(Chrf::ofCharactersAndWords, (m, r) -> m.add(words(r), List.of(words(r), words(r)))),
                MergeLawTest.<TextMetric>law(
                        TranslationScores::new, (m, r) -> m.add(List.of(), words(r), List.of(words(r), words(r)))),
                MergeLawTest.<TextMetric>law(
                        SlotScores::new,
                        (m, r) -> m.add(List.of("name='", "a"), words(r), List.of(words(r), words(r)))),
                law(ErrorRate::ofWords, (m, r) -> m.add(words(r), words(r))),
                law(ErrorRate::ofCharacters, (m, r) -> m.add(words(r), words(r))),
                law(TranscriptScores::new, (m, r) -> m.add(words(r), words(r))),
                law(() -> new AreaUnderRoc("auc"), MergeLawTest::rank),
                law(() -> new BinnedAreaUnderRoc("auc"), (m, r) -> m.add(r.nextBoolean(), 9 * r.nextGaussian())),
                law(() -> new ClassificationScores(LABELS), (m, r) -> m.add(r.nextInt(6) - 1, logs(r))),
                law(
                        () -> new LabellingScores(LABELS.subList(0, 2)),
                        (m, r) -> m.add(
                                r.ints(4, -1, 2).toArray(),
                                r.ints(4, 0, 2).toArray(),
                                r.doubles(4, -2, 2).toArray())),
                law(CalibrationError::new, (m, r) -> m.add(r.nextInt(2), r.nextInt(2), r.nextDouble())),
                law(() -> new MatthewsCorrelation(5), (m, r) -> m.add(r.nextInt(6) - 1, r.nextInt(5))),
                law(ForecastErrors::new, (m, r) -> m.add(r.nextGaussian(), r.nextGaussian())),
                law(ScaledError::new, (m, r) -> m.add(r.nextGaussian(), r.nextGaussian(), 1 + r.nextDouble())),
                law(DirectionAccuracy::new, (m, r) -> m.add(r.nextGaussian(), r.nextGaussian())),
                law(IntervalCoverage::new, (m, r) -> m.add(r.nextGaussian(), -r.nextDouble(), r.nextDouble())),
                law(
                        () -> new QuantileLoss(0.1, 0.9),
                        (m, r) -> m.add(r.nextGaussian(), new double[] {-r.nextDouble(), r.nextDouble()})),
                law(() -> new SegmentOverlap(LABELS), (m, r) -> m.add(ids(r, -1), ids(r, 0))),
                law(
                        () -> new ByHorizon<>(3, ForecastErrors::new),
                        (m, r) -> m.add(r.nextInt(3), errors -> errors.add(r.nextGaussian(), r.nextGaussian()))),
                law(() -> new SeriesScores(2), MergeLawTest::forecast),
                law(NoteScores::new, MergeLawTest::notes),
                law(ValueScores::new, (m, r) -> {
                    m.add(r.nextGaussian(), r.nextGaussian());
                    m.addInterval(r.nextGaussian(), -r.nextDouble(), r.nextDouble());
                }),
                law(
                        RecallScores::new,
                        (m, r) ->
                                m.add(ids(r, -1), ids(r, 0), r.doubles(4, -2, 0).toArray(), 1)),
                law(KeystrokesSaved::new, (m, r) -> m.addWord(1 + r.nextInt(9), r.nextInt(9))),
                law(
                        () -> new TaggingScores(LABELS),
                        (m, r) -> m.add(ids(r, -1), ids(r, 0), new boolean[] {r.nextBoolean(), true, false, true})));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    <M extends Metric<M>> void mergedPartsEqualTheWhole(Law<M> law) {
        M whole = observed(law, 0, OBSERVATIONS);
        assertThat(whole.values()).isNotEmpty();
        for (int[] cuts : new int[][] {{100}, {1}, {199}, {0}, {200}, {10, 20, 150}, {50, 50, 50}}) {
            List<M> parts = parts(law, cuts);
            assertThat(merged(law, parts).values()).as("in order").isEqualTo(whole.values());
            Collections.reverse(parts);
            assertThat(merged(law, parts).values()).as("reversed").isEqualTo(whole.values());
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    <M extends Metric<M>> void mergingAnEmptyStateChangesNothing(Law<M> law) {
        M whole = observed(law, 0, OBSERVATIONS);
        assertThat(observed(law, 0, OBSERVATIONS).merge(law.empty.get()).values())
                .isEqualTo(whole.values());
        assertThat(law.empty.get().merge(whole).values()).isEqualTo(whole.values());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    <M extends Metric<M>> void theOtherIsNotModified(Law<M> law) {
        M other = observed(law, 0, 50);
        observed(law, 50, 100).merge(other).merge(other);
        assertThat(other.values()).isEqualTo(observed(law, 0, 50).values());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    <M extends Metric<M>> void anEmptyStateHasNoNumbers(Law<M> law) {
        assertThat(law.empty.get().values().values()).allMatch(value -> value.isNaN());
    }

    private static <M extends Metric<M>> List<M> parts(Law<M> law, int[] cuts) {
        List<M> parts = new ArrayList<>();
        int from = 0;
        for (int k = 0; k <= cuts.length; k++) {
            int to = k < cuts.length ? cuts[k] : OBSERVATIONS;
            parts.add(observed(law, from, to));
            from = to;
        }
        return parts;
    }

    private static <M extends Metric<M>> M merged(Law<M> law, List<M> parts) {
        M all = law.empty.get();
        for (M part : parts) {
            all.merge(part);
        }
        return all;
    }

    /** The observations numbered from one to the other; each has random numbers of its own. */
    private static <M extends Metric<M>> M observed(Law<M> law, int from, int to) {
        M state = law.empty.get();
        for (int k = from; k < to; k++) {
            law.observe.accept(state, new Random(k));
        }
        return state;
    }

    private static <M extends Metric<M>> Named<Law<?>> law(Supplier<M> empty, BiConsumer<M, Random> observe) {
        return Named.of(empty.get().getClass().getSimpleName(), new Law<>(empty, observe));
    }

    private static List<String> tags(Random random) {
        return random.ints(6, 0, LABELS.size()).mapToObj(LABELS::get).toList();
    }

    private static float[] logs(Random random) {
        float[] logs = new float[LABELS.size()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = -random.nextFloat();
        }
        return logs;
    }

    private static void forecast(SeriesScores scores, Random random) {
        int step = random.nextInt(2);
        double actual = random.nextGaussian();
        scores.add(step, new SeriesScores.Observation(actual, random.nextGaussian(), random.nextGaussian(), 0.7, 1.3));
        scores.addInterval(step, actual, -random.nextDouble(), random.nextDouble());
    }

    private static void notes(NoteScores scores, Random random) {
        float[] roll = {random.nextInt(2), random.nextInt(2), 1};
        double[] logOdds = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        scores.add(roll, 0, roll.length, key -> logOdds[key]);
    }

    private static void rank(AreaUnderRoc auc, Random random) {
        double score = random.nextInt(20) / 20.0;
        if (random.nextBoolean()) {
            auc.addPositive(score);
        } else {
            auc.addNegative(score);
        }
    }

    private static String words(Random random) {
        return String.join(
                " ",
                random.ints(6, 0, 4)
                        .mapToObj(List.of("the", "cat", "sat", "down.")::get)
                        .toList());
    }

    private static int[] ids(Random random, int lowest) {
        return random.ints(4, lowest, LABELS.size()).toArray();
    }
}
