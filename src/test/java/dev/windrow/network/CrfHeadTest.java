package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A conditional random field at the end of a network. */
class CrfHeadTest {
    private static final NetworkSpec LSTM = Specs.plain(RecurrentStack.Cell.LSTM);

    @ParameterizedTest
    @MethodSource("dev.windrow.network.Specs#chains")
    void marginalsSumToOneAndPathsMakeNoForbiddenMove(NetworkSpec spec) {
        Network network = new Network(spec, DataType.FLOAT);
        Specs.scatter(network);
        Minibatch batch = Specs.batch(spec, 4, 2, 5);
        Predictions predictions = network.predict(batch);
        for (int row = 0; row < batch.rows(); row++) {
            int before = spec.classes();
            for (int step = 0; step < batch.lengths()[row]; step++) {
                double total = 0;
                for (int k = 0; k < spec.classes(); k++) {
                    total += Math.exp(predictions.logProbability(row, step, k));
                }
                assertThat(total).isCloseTo(1, Offset.offset(1e-5));
                int answer = predictions.best(row, step);
                assertThat(spec.head().forbidden()).doesNotContain(before * (spec.classes() + 1) + answer);
                before = answer;
            }
        }
    }

    @Test
    void ofOnePlaceItIsASoftmax() {
        Network chain = new Network(LSTM.with(Head.crf(false, List.of())), DataType.DOUBLE);
        Network softmax = new Network(LSTM, DataType.DOUBLE);
        Minibatch batch = Specs.batch(LSTM, 1, 1);
        assertThat(chain.learn(batch, 1)).isCloseTo(softmax.learn(batch, 1), Offset.offset(1e-12));
    }

    /** Labels alternate whatever the inputs are, which only a chain can say of inputs that are all the same. */
    @Test
    void learnsWhichLabelFollowsWhich() {
        NetworkSpec spec = LSTM.with(Head.crf(false, List.of()));
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED,
                List.of(
                        new Window("a", 0, new int[] {1, 1, 1, 1, 1}, new int[] {0, 1, 0, 1, 0}, new int[0][]),
                        new Window("b", 0, new int[] {1, 1, 1, 1, 1}, new int[] {1, 0, 1, 0, 1}, new int[0][])));
        Learner learner = new Learner(spec, new OptimizerSpec(OptimizerSpec.Name.ADAM, 5));
        for (int step = 0; step < 600; step++) {
            learner.step(batch, 0.05, step);
        }
        // Two ways to begin are left, and nothing else: ln 2 a row.
        assertThat(learner.lossSum(batch)).isCloseTo(2 * Math.log(2), Offset.offset(0.02));
        Predictions predictions = learner.predict(batch);
        for (int step = 1; step < 5; step++) {
            assertThat(predictions.best(0, step)).isEqualTo(1 - predictions.best(0, step - 1));
        }
    }

    @Test
    void goesTheSameWayTwiceBitForBit() {
        Specs.chains().map(spec -> Specs.dropping(spec, 0.3)).forEach(spec -> {
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
    void theMovesAreATensorOfTheModelAndTheSpecGoesThroughJson() throws IOException {
        NetworkSpec spec = LSTM.with(Head.crf(true, List.of(2, 22)));
        assertThat(SpecJson.read(SpecJson.write(spec), "network.json")).isEqualTo(spec);
        ParameterLayout layout = ParameterLayout.of(spec);
        assertThat(layout.split(new float[layout.length()]))
                .filteredOn(tensor -> tensor.name().equals("output.T"))
                .singleElement()
                .satisfies(tensor -> assertThat(tensor.shape()).containsExactly(5, 5));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new Head(Head.Kind.CRF, true, false, List.of(), 4, List.of()))
                .hasMessage("network.output.kind = crf: must be softmax to be tied or to have cutoffs");
        assertThatThrownBy(() -> LSTM.with(Head.crf(false, List.of(25))))
                .hasMessageStartingWith("forbidden move 25: must be from 0 to 24");
        NetworkSpec sequence = Specs.shapes()
                .filter(spec -> spec.output() == NetworkSpec.Output.SEQUENCE)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> sequence.with(Head.crf(false, List.of())))
                .hasMessageContaining("must be softmax where one prediction is made for a whole sequence");
        Learner learner =
                new Learner(LSTM.with(Head.crf(false, List.of())), new OptimizerSpec(OptimizerSpec.Name.SGD, 0));
        assertThatThrownBy(() -> learner.begin(1)).hasMessageContaining("cannot go on symbol by symbol");
    }
}
