package dev.windrow.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On toys whose next symbol depends on all symbols before. */
class BeamSearchTest {
    private static final int END = 0;
    private static final int FIRST = 9;
    private static final int LONGEST = 4;
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    /** Four symbols, the end among them, with probabilities drawn anew for each beginning. */
    private record Toy(long seed) implements StepFunction<List<Integer>> {
        @Override
        public List<Step<List<Integer>>> next(List<List<Integer>> states, int[] symbols) {
            List<Step<List<Integer>>> steps = new ArrayList<>();
            for (int k = 0; k < symbols.length; k++) {
                List<Integer> read = new ArrayList<>(states.get(k));
                read.add(symbols[k]);
                steps.add(new Step<>(read, logs(read)));
            }
            return steps;
        }

        float[] logs(List<Integer> read) {
            double[] weights = new Random(seed * 1000 + read.hashCode())
                    .doubles(4, 0.02, 1)
                    .toArray();
            double sum = weights[0] + weights[1] + weights[2] + weights[3];
            float[] logs = new float[4];
            for (int k = 0; k < 4; k++) {
                logs[k] = (float) Math.log(weights[k] / sum);
            }
            return logs;
        }
    }

    static Stream<LengthPenalty> penalties() {
        return Stream.of(LengthPenalty.none(), LengthPenalty.average(), LengthPenalty.gnmt(0.6));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void sourcesSideBySideAreSearchedAsAlone(LengthPenalty penalty) {
        List<Toy> toys = Stream.iterate(new Toy(0), toy -> new Toy(toy.seed() + 1))
                .limit(20)
                .toList();
        BeamSearch search = new BeamSearch(3, LONGEST, END, penalty);
        SourcesStepFunction<List<Integer>> all = (states, symbols) -> {
            List<List<StepFunction.Step<List<Integer>>>> steps = new ArrayList<>();
            for (int source = 0; source < toys.size(); source++) {
                steps.add(toys.get(source).next(states.get(source), symbols.get(source)));
            }
            return steps;
        };
        List<List<Integer>> starts = Collections.nCopies(toys.size(), List.of());
        List<Hypothesis> found = search.bestOfEach(all, starts, FIRST);
        for (int source = 0; source < toys.size(); source++) {
            Hypothesis alone = search.best(toys.get(source), List.of(), FIRST);
            assertThat(found.get(source).symbols()).isEqualTo(alone.symbols());
            assertThat(found.get(source).score()).isEqualTo(alone.score());
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aWideBeamIsAnExhaustiveSearch(LengthPenalty penalty) {
        for (int seed = 0; seed < 30; seed++) {
            Toy toy = new Toy(seed);
            List<Hypothesis> all = new ArrayList<>();
            extend(toy, penalty, new ArrayList<>(List.of(FIRST)), 0, all);
            all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
            List<Hypothesis> found = new BeamSearch(1000, LONGEST, END, penalty).best(toy, List.of(), FIRST, 5);
            assertThat(found).hasSize(5);
            for (int k = 0; k < 5; k++) {
                assertThat(found.get(k).symbols()).isEqualTo(all.get(k).symbols());
                assertThat(found.get(k).logProbability()).isCloseTo(all.get(k).logProbability(), CLOSE);
                assertThat(found.get(k).score()).isCloseTo(all.get(k).score(), CLOSE);
            }
        }
    }

    private static void extend(Toy toy, LengthPenalty penalty, List<Integer> read, double log, List<Hypothesis> all) {
        float[] logs = toy.logs(read);
        int[] symbols = read.stream().skip(1).mapToInt(symbol -> symbol).toArray();
        if (symbols.length == LONGEST) {
            all.add(new Hypothesis(symbols, log, log / penalty.of(LONGEST)));
            return;
        }
        double ended = log + logs[END];
        all.add(new Hypothesis(symbols, ended, ended / penalty.of(symbols.length + 1)));
        for (int symbol = 1; symbol < 4; symbol++) {
            read.add(symbol);
            extend(toy, penalty, read, log + logs[symbol], all);
            read.remove(read.size() - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aBeamOfOneIsGreedy(LengthPenalty penalty) {
        for (int seed = 0; seed < 100; seed++) {
            Toy toy = new Toy(seed);
            List<Integer> read = new ArrayList<>(List.of(FIRST));
            int next = best(toy.logs(read));
            while (next != END && read.size() <= LONGEST) {
                read.add(next);
                next = best(toy.logs(read));
            }
            int[] greedy = read.stream().skip(1).mapToInt(symbol -> symbol).toArray();
            assertThat(new BeamSearch(1, LONGEST, END, penalty)
                            .best(toy, List.of(), FIRST)
                            .symbols())
                    .isEqualTo(greedy);
        }
    }

    private static int best(float[] logs) {
        int best = 0;
        for (int k = 1; k < logs.length; k++) {
            best = logs[k] > logs[best] ? k : best;
        }
        return best;
    }

    @Test
    void aWiderBeamFindsWhatGreedyMisses() {
        // First a: 0.6, then evenly a or b or the end; first b: 0.4, then surely the end.
        StepFunction<String> garden = (states, symbols) -> {
            List<StepFunction.Step<String>> steps = new ArrayList<>();
            for (int k = 0; k < symbols.length; k++) {
                String read = states.get(k) + symbols[k];
                float[] logs = read.equals("9")
                        ? logs(0, 0.6, 0.4)
                        : read.endsWith("2") ? logs(1, 0, 0) : logs(1 / 3.0, 1 / 3.0, 1 / 3.0);
                steps.add(new StepFunction.Step<>(read, logs));
            }
            return steps;
        };
        BeamSearch greedy = new BeamSearch(1, 8, END, LengthPenalty.none());
        assertThat(greedy.best(garden, "", FIRST).symbols()).containsExactly(1);
        Hypothesis found = new BeamSearch(2, 8, END, LengthPenalty.none()).best(garden, "", FIRST);
        assertThat(found.symbols()).containsExactly(2);
        assertThat(found.logProbability()).isCloseTo(Math.log(0.4), Offset.offset(1e-6));
    }

    @Test
    void equalSequencesComeInTheOrderOfTheirSymbols() {
        StepFunction<Integer> even = (states, symbols) -> {
            List<StepFunction.Step<Integer>> steps = new ArrayList<>();
            for (int k = 0; k < symbols.length; k++) {
                int length = states.get(k) + 1;
                steps.add(new StepFunction.Step<>(length, length < 3 ? logs(0, 0.5, 0.5) : logs(1, 0, 0)));
            }
            return steps;
        };
        List<Hypothesis> found = new BeamSearch(4, 8, END, LengthPenalty.average()).best(even, 0, FIRST, 4);
        assertThat(found)
                .extracting(Hypothesis::symbols)
                .containsExactly(new int[] {1, 1}, new int[] {1, 2}, new int[] {2, 1}, new int[] {2, 2});
    }

    @Test
    void whereNothingMayFollowTheSequenceStaysAsItIs() {
        StepFunction<Integer> dead = (states, symbols) -> states.stream()
                .map(state -> new StepFunction.Step<>(state, logs(0, 0, 0)))
                .toList();
        Hypothesis found = new BeamSearch(3, 8, END, LengthPenalty.average()).best(dead, 0, FIRST);
        assertThat(found.symbols()).isEmpty();
        assertThat(found.score()).isZero();
    }

    @Test
    void refusesWhatIsNoBeam() {
        assertThatThrownBy(() -> new BeamSearch(0, 5, END, LengthPenalty.none()))
                .hasMessage("beam of 0 over at most 5 symbols: both must be at least 1");
        assertThatThrownBy(() -> LengthPenalty.gnmt(-1)).hasMessageContaining("must be at least 0; try 0.6");
    }

    private static float[] logs(double... probabilities) {
        float[] logs = new float[probabilities.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = (float) Math.log(probabilities[k]);
        }
        return logs;
    }
}
