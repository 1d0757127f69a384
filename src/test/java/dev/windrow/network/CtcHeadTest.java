package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.decode.CtcGreedy;
import dev.windrow.decode.CtcPrefixBeam;
import dev.windrow.kernel.Ctc;
import dev.windrow.kernel.Rows;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Connectionist temporal classification at the end of a network. */
class CtcHeadTest {
    private static final int BLANK = Head.BLANK;
    private static final NetworkSpec LSTM =
            Specs.plain(RecurrentStack.Cell.LSTM).with(Head.ctc(false));

    @ParameterizedTest
    @MethodSource("dev.windrow.network.Specs#aligners")
    void predictionsAreProbabilitiesWhoseAlignmentsMakeTheLoss(NetworkSpec spec) {
        Network network = new Network(spec, DataType.DOUBLE);
        Specs.scatter(network);
        Minibatch batch = Specs.batch(spec, 4, 2, 7);
        double loss = network.loss(batch);
        assertThat(network.learn(batch, 1)).isCloseTo(loss, Offset.offset(1e-9));
        Predictions predictions = network.predict(batch);
        assertThat(predictions.steps()).isEqualTo(7);
        double[] logs = new double[3 * 7 * spec.classes()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = predictions.logProbabilities()[k];
        }
        for (int place = 0; place < 3 * 7; place++) {
            double total = 0;
            for (int k = 0; k < spec.classes(); k++) {
                total += Math.exp(logs[place * spec.classes() + k]);
            }
            assertThat(total).isCloseTo(1, Offset.offset(1e-5));
        }
        int[][] labels =
                Specs.windows(spec, 4, 2, 7).stream().map(Window::targets).toArray(int[][]::new);
        assertThat(new Ctc(spec.classes(), BLANK).loss(logs, labels, Rows.of(7, batch.lengths())))
                .isCloseTo(loss, Offset.offset(1e-4));
    }

    /** Runs of symbols, of any length and with any gaps, and what they spell: nobody says where a run begins. */
    @Test
    void learnsToSpellWhatItWasNeverShownAlignedTo() {
        List<Window> windows = new ArrayList<>();
        Random random = new Random(5);
        for (int k = 0; k < 40; k++) {
            windows.add(runs("w" + k, random));
        }
        Learner learner = new Learner(LSTM, new OptimizerSpec(OptimizerSpec.Name.ADAM, 5));
        Minibatch batch = Minibatch.of(Alignment.MANY_TO_MANY, windows);
        for (int step = 0; step < 300; step++) {
            learner.step(batch, 0.03, step);
        }
        List<Window> unseen = List.of(runs("a", random), runs("b", random), runs("c", random));
        Predictions predictions = learner.predict(Minibatch.of(Alignment.MANY_TO_MANY, unseen));
        for (int row = 0; row < unseen.size(); row++) {
            int from = predictions.offset(row, 0);
            int steps = unseen.get(row).length();
            float[] logs = predictions.logProbabilities();
            int[] right = unseen.get(row).targets();
            assertThat(new CtcGreedy(Specs.CLASSES, BLANK)
                            .decode(logs, from, steps)
                            .symbols())
                    .isEqualTo(right);
            assertThat(new CtcPrefixBeam(Specs.CLASSES, BLANK, 5)
                            .decode(logs, from, steps)
                            .symbols())
                    .isEqualTo(right);
        }
    }

    /** Label k is a run of one to three of the symbol k, and symbol 0 stands between runs. */
    private static Window runs(String id, Random random) {
        List<Integer> inputs = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < 4; label++) {
            int symbol = 1 + random.nextInt(Specs.CLASSES - 1);
            labels.add(symbol);
            for (int k = 0; k <= random.nextInt(3); k++) {
                inputs.add(symbol);
            }
            inputs.add(0);
        }
        return new Window(id, 0, array(inputs), array(labels), new int[0][]);
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void goesTheSameWayTwiceBitForBit() {
        Specs.aligners().map(spec -> Specs.dropping(spec, 0.3)).forEach(spec -> {
            float[] first = threeSteps(spec);
            assertThat(threeSteps(spec)).as(spec.toString()).isEqualTo(first);
        });
    }

    private static float[] threeSteps(NetworkSpec spec) {
        Learner learner = new Learner(spec, new OptimizerSpec(OptimizerSpec.Name.ADAM, 5));
        for (int step = 0; step < 3; step++) {
            learner.step(Specs.batch(spec, 4, 2, 3), 0.01, step);
        }
        return learner.state().parameters();
    }

    @Test
    void specsGoThroughJson() throws IOException {
        assertThat(SpecJson.read(SpecJson.write(LSTM), "network.json")).isEqualTo(LSTM);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new Head(Head.Kind.CTC, false, false, List.of(2), 4, List.of()))
                .hasMessage("network.output.kind = ctc: must be softmax to be tied or to have cutoffs");
        assertThatThrownBy(() -> new Head(Head.Kind.CTC, false, false, List.of(), 4, List.of(1)))
                .hasMessage("forbidden moves [1]: only a chain of labels makes moves");
        NetworkSpec sequence = Specs.shapes()
                .filter(spec -> spec.output() == NetworkSpec.Output.SEQUENCE)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> sequence.with(Head.ctc(false)))
                .hasMessage("network.output.kind = ctc: must be softmax where one prediction is made for a whole"
                        + " sequence");
        Learner learner = new Learner(LSTM, new OptimizerSpec(OptimizerSpec.Name.SGD, 0));
        assertThatThrownBy(() -> learner.begin(1))
                .hasMessage("network.output.kind = ctc looks at whole sequences and cannot go on symbol by symbol;"
                        + " train with softmax");
        Minibatch tooShort = Minibatch.of(
                Alignment.MANY_TO_MANY,
                List.of(
                        new Window("a", 0, new int[] {1, 1, 1}, new int[] {1}, new int[0][]),
                        new Window("b", 0, new int[] {1, 1}, new int[] {2, 2}, new int[0][])));
        assertThatThrownBy(() -> learner.lossSum(tooShort))
                .hasMessage("row 1 has 2 steps for the labels [2, 2]: must have at least 3, one a label and one between"
                        + " equal neighbours");
    }
}
