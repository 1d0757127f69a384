package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.decode.BeamSearch;
import dev.windrow.decode.LengthPenalty;
import dev.windrow.network.DecoderStep;
import dev.windrow.network.Learner;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.network.Predictions;
import dev.windrow.network.Reading;
import dev.windrow.network.RecurrentStack;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers of a small network that learned to say sequences backwards. */
class SequenceAnswersTest {
    private static final int SYMBOLS = 9;
    private static final int FIRST = Vocabulary.SPECIAL_SYMBOLS.size();
    private static final int LONGEST = 5;

    private static Learner learner;

    @BeforeAll
    static void learnToReverse() {
        NetworkSpec spec = NetworkSpec.plain(
                        Reading.symbols(SYMBOLS, 8),
                        RecurrentStack.of(RecurrentStack.Cell.GRU, 24).directions(2),
                        SYMBOLS,
                        1)
                .with(NetworkSpec.Output.DECODER);
        learner = new Learner(spec, new OptimizerSpec(OptimizerSpec.Name.ADAM, 5));
        Random random = new Random(1);
        for (int step = 0; step < 300; step++) {
            List<Window> windows = new ArrayList<>();
            for (int row = 0; row < 32; row++) {
                windows.add(pair(random));
            }
            learner.step(Minibatch.of(Alignment.MANY_TO_MANY, windows), 0.01, step);
        }
    }

    private static Window pair(Random random) {
        int[] inputs = random.ints(1 + random.nextInt(LONGEST), FIRST, SYMBOLS).toArray();
        int[] targets = new int[inputs.length + 1];
        for (int k = 0; k < inputs.length; k++) {
            targets[k] = inputs[inputs.length - 1 - k];
        }
        targets[inputs.length] = Vocabulary.END;
        return new Window("", 0, inputs, targets, new int[0][]);
    }

    private static SequenceAnswers beam(int width, LengthPenalty penalty) {
        return new SequenceAnswers(learner, new BeamSearch(width, LONGEST + 1, Vocabulary.END, penalty));
    }

    @Test
    void saysSequencesBackwards() {
        SequenceAnswers answers = beam(3, LengthPenalty.gnmt(0.6));
        Random random = new Random(99);
        int right = 0;
        for (int k = 0; k < 50; k++) {
            Window pair = pair(random);
            int[] wanted = Arrays.copyOf(pair.targets(), pair.length());
            right += Arrays.equals(answers.to(List.of(pair)).get(0).symbols(), wanted) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(45);
    }

    @Test
    void questionsSideBySideAreAnsweredAsAlone() {
        SequenceAnswers answers = beam(3, LengthPenalty.gnmt(0.6));
        Random random = new Random(6);
        List<Window> pairs = Stream.generate(() -> pair(random)).limit(30).toList();
        List<Answer> together = answers.to(pairs);
        assertThat(together).hasSize(30);
        for (int k = 0; k < 30; k++) {
            Answer alone = answers.to(List.of(pairs.get(k))).get(0);
            assertThat(together.get(k).symbols()).isEqualTo(alone.symbols());
            assertThat(together.get(k).logProbabilities()[0])
                    .isCloseTo(alone.logProbabilities()[0], Offset.offset(1e-4f));
        }
    }

    @Test
    void aBeamOfOneIsGreedy() {
        Random random = new Random(5);
        for (int k = 0; k < 20; k++) {
            Window pair = pair(random);
            assertThat(beam(1, LengthPenalty.none()).to(List.of(pair)).get(0).symbols())
                    .isEqualTo(greedy(pair));
        }
    }

    /** The most probable symbol at each step, taken from whole passes over what was said so far. */
    private static int[] greedy(Window pair) {
        List<Integer> said = new ArrayList<>();
        while (said.size() <= LONGEST) {
            int next = 0;
            float[] logs = next(pair, said);
            for (int symbol = 1; symbol < SYMBOLS; symbol++) {
                boolean may = symbol != Vocabulary.START;
                next = may && (next == Vocabulary.PAD || logs[symbol] > logs[next]) ? symbol : next;
            }
            if (next == Vocabulary.END) {
                break;
            }
            said.add(next);
        }
        return said.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] next(Window pair, List<Integer> said) {
        int[] targets = new int[said.size() + 1];
        for (int k = 0; k < said.size(); k++) {
            targets[k] = said.get(k);
        }
        Window taught = new Window("", 0, pair.inputs(), targets, new int[0][]);
        Predictions predictions = learner.predict(Minibatch.of(Alignment.MANY_TO_MANY, List.of(taught)));
        int from = predictions.offset(0, said.size());
        return Arrays.copyOfRange(predictions.logProbabilities(), from, from + SYMBOLS);
    }

    @Test
    void aWideBeamIsAnExhaustiveSearch() {
        Window pair = pair(new Random(8));
        int longest = 2;
        SequenceAnswers wide =
                new SequenceAnswers(learner, new BeamSearch(1000, longest, Vocabulary.END, LengthPenalty.none()));
        Answer answer = wide.to(List.of(pair)).get(0);
        float[][] start = learner.encode(Minibatch.of(Alignment.MANY_TO_MANY, List.of(pair)));
        double best = Double.NEGATIVE_INFINITY;
        DecoderStep first = learner.decode(start, new int[] {Vocabulary.START});
        float[] one = first.predictions().logProbabilities().clone();
        float[][] memories = first.memories();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (symbol == Vocabulary.PAD || symbol == Vocabulary.START) {
                continue;
            }
            if (symbol == Vocabulary.END) {
                best = Math.max(best, one[symbol]);
                continue;
            }
            float[] two =
                    learner.decode(memories, new int[] {symbol}).predictions().logProbabilities();
            for (int other = 0; other < SYMBOLS; other++) {
                if (other != Vocabulary.PAD && other != Vocabulary.START) {
                    best = Math.max(best, one[symbol] + two[other]);
                }
            }
        }
        assertThat((double) answer.logProbabilities()[0]).isCloseTo(best, Offset.offset(1e-5));
    }
}
