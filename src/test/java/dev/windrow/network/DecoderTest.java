package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder led symbol by symbol says what it says when it is taught all symbols at once. */
class DecoderTest {
    private static final OptimizerSpec SGD = new OptimizerSpec(OptimizerSpec.Name.SGD, 0);

    static Stream<NetworkSpec> decoders() {
        return Specs.shapes().filter(spec -> spec.output() == NetworkSpec.Output.DECODER);
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void stepsAreThoseOfTeaching(NetworkSpec spec) {
        Learner learner = scattered(spec);
        Window window = Specs.windows(spec, 5).get(0);
        int[] targets = {3, 0, 2, 3};
        Window taught = new Window("", 0, window.inputs(), targets, window.letters());
        Minibatch batch = Minibatch.of(Alignment.MANY_TO_MANY, List.of(taught));
        float[] whole = learner.predict(batch).logProbabilities().clone();
        float[] memory = learner.encode(batch)[0];
        float[][] memories = {memory, memory};
        int[] read = {Vocabulary.START, Vocabulary.START};
        for (int step = 0; step < targets.length; step++) {
            DecoderStep next = learner.decode(memories, read);
            for (int hypothesis = 0; hypothesis < 2; hypothesis++) {
                for (int k = 0; k < spec.classes(); k++) {
                    assertThat(next.predictions().logProbability(hypothesis, 0, k))
                            .isCloseTo(whole[step * spec.classes() + k], Offset.offset(1e-5f));
                }
            }
            memories = next.memories();
            read = new int[] {targets[step], targets[step]};
        }
    }

    /** Two hypotheses on each of three sequences of different lengths, padded. */
    @ParameterizedTest
    @MethodSource("decoders")
    void sequencesSideBySideAreEachByItself(NetworkSpec spec) {
        Learner learner = scattered(spec);
        List<Window> windows = Specs.windows(spec, 2, 5, 3);
        float[][] together = learner.encode(Minibatch.of(Alignment.MANY_TO_MANY, windows));
        float[][] memories = {together[0], together[1], together[2], together[0], together[1], together[2]};
        int[] read = {1, 2, 3, 0, 1, 2};
        DecoderStep both = learner.decode(memories, read);
        float[] logs = both.predictions().logProbabilities().clone();
        for (int k = 0; k < read.length; k++) {
            float[][] alone = learner.encode(Minibatch.of(Alignment.MANY_TO_MANY, List.of(windows.get(k % 3))));
            assertThat(together[k % 3]).containsExactly(alone[0], Offset.offset(1e-5f));
            DecoderStep one = learner.decode(alone, new int[] {read[k]});
            for (int symbol = 0; symbol < spec.classes(); symbol++) {
                assertThat(logs[k * spec.classes() + symbol])
                        .isCloseTo(one.predictions().logProbability(0, 0, symbol), Offset.offset(1e-5f));
            }
            assertThat(both.memories()[k]).containsExactly(one.memories()[0], Offset.offset(1e-5f));
        }
    }

    @Test
    void anythingInBetweenLeavesTheDecoderAlone() {
        NetworkSpec spec = decoders().findFirst().orElseThrow();
        Learner learner = scattered(spec);
        Minibatch batch = Specs.batch(spec, 4);
        float[][] start = learner.encode(batch);
        int[] first = {Vocabulary.START};
        float[] before =
                learner.decode(start, first).predictions().logProbabilities().clone();
        learner.lossSum(Specs.batch(spec, 2, 5, 3));
        learner.encode(batch);
        assertThat(learner.decode(start, first).predictions().logProbabilities())
                .startsWith(Arrays.copyOf(before, spec.classes()));
    }

    @Test
    void attendsToARealStepOfEachRow() {
        NetworkSpec spec = decoders().findFirst().orElseThrow();
        Minibatch batch = Specs.batch(spec, 1, 5, 2);
        int[][] attended = scattered(spec).attended(batch);
        for (int row = 0; row < batch.rows(); row++) {
            assertThat(attended[row]).hasSize(batch.targetLengths()[row]);
            for (int step : attended[row]) {
                assertThat(step).isBetween(0, batch.lengths()[row] - 1);
            }
        }
    }

    @Test
    void whatCannotBeDecodedIsNamed() {
        NetworkSpec spec = decoders().findFirst().orElseThrow();
        Learner learner = scattered(spec);
        assertThatThrownBy(() -> learner.decode(new float[1][4], new int[1]))
                .hasMessage("1 hypotheses on 0 sequences: encode(sequences) comes first, and each must have as many");
        learner.encode(Specs.batch(spec, 2, 3));
        assertThatThrownBy(() -> learner.decode(new float[3][4], new int[3]))
                .hasMessageStartingWith("3 hypotheses on 2 sequences");
        NetworkSpec tagger = Specs.plain(RecurrentStack.Cell.LSTM);
        assertThatThrownBy(() -> new Learner(tagger, SGD).encode(Specs.batch(tagger, 2)))
                .hasMessageStartingWith("only a network with a decoder answers with a sequence");
    }

    private static Learner scattered(NetworkSpec spec) {
        Learner learner = new Learner(spec, SGD);
        float[] weights = learner.state().parameters();
        Random random = new Random(2);
        for (int k = 0; k < weights.length; k++) {
            weights[k] += (float) (random.nextDouble() - 0.5);
        }
        learner.load(weights);
        return learner;
    }
}
