package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The softmax at the end: adaptive, tied, and with the input in sight. */
class HeadTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 5);
    private static final NetworkSpec LSTM = Specs.plain(RecurrentStack.Cell.LSTM);
    /** Of seven classes: 0 in the head, 1 to 3 in one cluster, 4 to 6 in the other. */
    private static final NetworkSpec CLUSTERS =
            Specs.tied(LSTM, 3, false).with(new Head(false, false, List.of(1, 4), 2));

    @ParameterizedTest
    @MethodSource("dev.windrow.network.Specs#heads")
    void probabilitiesSumToOneAndAgreeWithTheLoss(NetworkSpec spec) {
        Network network = new Network(spec, DataType.DOUBLE);
        Specs.scatter(network);
        Minibatch batch = Specs.batch(spec, 4, 2, 5);
        double loss = network.loss(batch);
        assertThat(network.learn(batch, 1)).isCloseTo(loss, Offset.offset(1e-9));
        Predictions predictions = network.predict(batch);
        double sum = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < batch.targetSteps(); step++) {
                double total = 0;
                for (int k = 0; k < spec.classes(); k++) {
                    total += Math.exp(predictions.logProbability(row, step, k));
                }
                assertThat(total).isCloseTo(1, Offset.offset(1e-5));
                int target = batch.targets()[row * batch.targetSteps() + step];
                sum -= target < 0 ? 0 : predictions.logProbability(row, step, target);
            }
        }
        assertThat(sum).isCloseTo(loss, Offset.offset(1e-4));
    }

    @Test
    void clustersAsBiasesAloneSayTheyAre() {
        NetworkSpec spec = LSTM.with(new Head(false, false, List.of(1, 3), 2));
        Network network = new Network(spec, DataType.DOUBLE);
        network.parameters().assign(0);
        network.graph().getParam("output_b").putScalar(2, Math.log(3)); // head: class 0, clusters {1, 2} and {3}
        network.graph().getParam("output_b1").putScalar(1, Math.log(4));
        Predictions predictions = network.predict(Specs.batch(spec, 2));
        double[] right = {0.2, 0.2 * 0.2, 0.2 * 0.8, 0.6};
        for (int k = 0; k < right.length; k++) {
            assertThat(Math.exp(predictions.logProbability(0, 1, k))).isCloseTo(right[k], Offset.offset(1e-6));
        }
    }

    @Test
    void gradientsOfClustersThatDoNotOccurAreZeroAndComeBack() {
        Network network = new Network(CLUSTERS, DataType.DOUBLE);
        network.learn(one(CLUSTERS, 5), 1);
        INDArray gradient = network.gradient().dup();
        assertThat(largest(network, "output.W2")).isPositive();
        assertThat(largest(network, "output.W1")).isZero();
        network.learn(one(CLUSTERS, 2), 1);
        assertThat(largest(network, "output.W1")).isPositive();
        for (String name : List.of("output.P2", "output.W2", "output.b2")) {
            assertThat(largest(network, name)).as(name).isZero();
        }
        network.learn(one(CLUSTERS, 5), 1);
        assertThat(network.gradient().sub(gradient).amaxNumber().doubleValue()).isLessThan(1e-12);
    }

    private static double largest(Network network, String tensor) {
        float[] gradient = network.gradient().data().asFloat();
        double largest = 0;
        for (Tensor one : ParameterLayout.of(CLUSTERS).split(gradient)) {
            for (float value : one.name().equals(tensor) ? one.floats() : new float[0]) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    private static Minibatch one(NetworkSpec spec, int target) {
        return Minibatch.of(
                Specs.alignment(spec),
                List.of(new Window("w", 0, new int[] {1, 2}, new int[] {target, Window.NO_TARGET}, new int[0][])));
    }

    @Test
    void aTiedMatrixStandsOnceInTheWeights() {
        NetworkSpec tied = Specs.tied(LSTM, LSTM.stack().units(), false);
        assertThat(ParameterLayout.of(tied)
                        .split(new float[ParameterLayout.of(tied).length()]))
                .extracting(Tensor::name)
                .containsExactly("embedding.W", "recurrent0.W", "recurrent0.RW", "recurrent0.b", "output.b");
        NetworkSpec narrow = Specs.tied(LSTM, 3, false);
        assertThat(ParameterLayout.of(narrow)
                        .split(new float[ParameterLayout.of(narrow).length()]))
                .extracting(Tensor::name)
                .contains("projection.W")
                .doesNotContain("output.W");
    }

    private static Stream<NetworkSpec> learners() {
        NetworkSpec wide = Specs.tied(LSTM, 6, false);
        return Stream.of(
                wide,
                Specs.tied(LSTM, 6, true),
                wide.with(new Head(false, false, List.of(2, 4), 2)),
                wide.with(new Head(false, true, List.of(3), 2)));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learnsACycleAndGeneratesIt(NetworkSpec spec) {
        int[] cycle =
                IntStream.range(0, 22).map(k -> k % spec.reading().symbols()).toArray();
        int[] next =
                IntStream.range(1, 23).map(k -> k % spec.reading().symbols()).toArray();
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(new Window("w", 0, cycle, next, new int[0][])));
        Learner learner = new Learner(spec, ADAM);
        for (int step = 0; step < 300; step++) {
            learner.step(batch, 0.02, step);
        }
        assertThat(learner.lossSum(batch) / batch.targetCount()).isLessThan(0.1);
        learner.begin(1);
        int symbol = 0;
        for (int k = 1; k < 10; k++) {
            symbol = learner.next(new int[] {symbol}).best(0, 0);
            assertThat(symbol).isEqualTo(k % spec.reading().symbols());
        }
    }

    @Test
    void specsGoThroughJson() throws IOException {
        NetworkSpec spec = LSTM.with(new Head(false, true, List.of(1, 3), 2))
                .with(new NetworkSpec.Dropout(0, 0.1, 0.2, 0.3))
                .with(LSTM.stack()
                        .with(RecurrentStack.Kernel.REFERENCE)
                        .with(new RecurrentStack.Variant(
                                Activation.LOGISTIC, List.of(Gate.OUTPUT, Gate.FORGET), Merge.AVERAGE, 50)));
        byte[] json = SpecJson.write(spec);
        assertThat(SpecJson.read(json, "network.json")).isEqualTo(spec);
        String broken = new String(json, StandardCharsets.UTF_8).replace("\"shrink\" : 2", "\"shrink\" : \"x\"");
        assertThatThrownBy(() -> SpecJson.read(broken.getBytes(StandardCharsets.UTF_8), "network.json"))
                .hasMessage("network.json: head.shrink = \"x\": must be of type int");
        String peephole = new String(json, StandardCharsets.UTF_8).replace("\"forget\"", "\"peep\"");
        assertThatThrownBy(() -> SpecJson.read(peephole.getBytes(StandardCharsets.UTF_8), "network.json"))
                .hasMessage("network.json: variant.gates = [\"peep\",\"output\"]: must be a list of input, forget,"
                        + " candidate, output");
    }

    @Test
    void refusesHeadsThatDoNotFit() {
        assertThatThrownBy(() -> LSTM.with(new Head(false, false, List.of(2, 4), 2)))
                .hasMessage("network.output.cutoffs = [2, 4]: must all be below 4, the size of the vocabulary that is"
                        + " predicted");
        assertThatThrownBy(() -> new Head(false, false, List.of(2, 2), 2)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> LSTM.with(new Head(true, false, List.of(), 2)))
                .hasMessageContaining("network.output.tied = true");
        NetworkSpec sequence = Specs.shapes()
                .filter(spec -> spec.output() == NetworkSpec.Output.SEQUENCE)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> sequence.with(new Head(false, true, List.of(), 2)))
                .hasMessageContaining("network.output.sees-input = true");
    }
}
