package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Kernels;
import dev.windrow.kernel.Merge;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layer inside Deeplearning4j's networks. */
class RecurrentSequenceNetworkTest {
    private static final int CLASSES = 3;

    private static NeuralNetConfiguration.Builder settings(DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .updater(new Adam(0.02))
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE);
    }

    private static RnnOutputLayer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(CLASSES)
                .build();
    }

    private static ComputationGraphConfiguration graph(RecurrentSequence first, RecurrentSequence second) {
        return settings(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", first, "in")
                .addLayer("second", second, "first")
                .addLayer("out", output(), "second")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(CLASSES))
                .build();
    }

    private static MultiLayerConfiguration layers(DataType type, RecurrentSequence layer) {
        return settings(type)
                .list()
                .layer(layer)
                .layer(output())
                .setInputType(InputType.recurrent(CLASSES))
                .build();
    }

    /** Rows of random symbols, one-hot; the target is the symbol {@code back} steps earlier. */
    private static DataSet echo(int batch, int steps, int back, long seed) {
        Random random = new Random(seed);
        INDArray input = Nd4j.create(DataType.FLOAT, batch, CLASSES, steps);
        INDArray target = Nd4j.create(DataType.FLOAT, batch, CLASSES, steps);
        for (int row = 0; row < batch; row++) {
            int[] symbols = random.ints(steps, 0, CLASSES).toArray();
            for (int time = 0; time < steps; time++) {
                input.putScalar(row, symbols[time], time, 1);
                int from = Math.floorMod(time - back, steps);
                target.putScalar(row, symbols[from], time, 1);
            }
        }
        return new DataSet(input, target);
    }

    @Test
    void aGraphLearnsToLookBothWays() {
        for (Cell cell : List.of(Cell.lstm(), Cell.gru())) {
            RecurrentSequence layer = RecurrentSequence.of(cell, 16);
            ComputationGraph network = new ComputationGraph(graph(layer.bidirectional(Merge.CONCATENATE), layer));
            network.init();
            for (int step = 0; step < 150; step++) {
                network.fit(echo(16, 8, -1, step));
            }
            assertThat(network.score(echo(16, 8, -1, 999))).isLessThan(8 * 0.45);
        }
    }

    @Test
    void aConfigurationSurvivesItsFile() {
        RecurrentSequence first = RecurrentSequence.of(Cell.gru(), 5).bidirectional(Merge.AVERAGE);
        RecurrentSequence second = RecurrentSequence.of(
                        Cell.lstm(
                                dev.windrow.kernel.Activation.LOGISTIC,
                                EnumSet.of(Cell.Gate.INPUT, Cell.Gate.CANDIDATE)),
                        4)
                .on(Kernels.REFERENCE);
        ComputationGraphConfiguration graph = graph(first, second);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(graph.toJson());
        assertThat(read).isEqualTo(graph);
        assertThat(read.toJson()).isEqualTo(graph.toJson());
        ComputationGraph one = new ComputationGraph(graph);
        ComputationGraph two = new ComputationGraph(read);
        one.init();
        two.init();
        assertThat(two.params()).isEqualTo(one.params());
        INDArray input = echo(2, 4, 1, 1).getFeatures();
        assertThat(two.outputSingle(input)).isEqualTo(one.outputSingle(input));
        MultiLayerConfiguration layers = layers(DataType.FLOAT, first);
        assertThat(MultiLayerConfiguration.fromJson(layers.toJson())).isEqualTo(layers);
    }

    @Test
    void startsWithOrthogonalGatesAndOpenForgetGate() {
        LayerHarness harness =
                new LayerHarness(RecurrentSequence.of(Cell.lstm(), 6).inputs(3), DataType.DOUBLE);
        INDArray recurrent = harness.layer.getParam("RW");
        for (int gate = 0; gate < 4; gate++) {
            INDArray square = recurrent.get(NDArrayIndex.all(), NDArrayIndex.interval(gate * 6, gate * 6 + 6));
            INDArray product = square.transpose().mmul(square);
            assertThat(product.sub(Nd4j.eye(6).castTo(DataType.DOUBLE))
                            .amaxNumber()
                            .doubleValue())
                    .isLessThan(1e-12);
        }
        INDArray bias = harness.layer.getParam("b");
        assertThat(bias.sumNumber().doubleValue()).isEqualTo(6);
        assertThat(bias.getDouble(6)).isEqualTo(1);
        assertThat(harness.layer.getParam("W").amaxNumber().doubleValue()).isBetween(0.4, Math.sqrt(6.0 / 9));
    }

    @Test
    void stepByStepGivesWhatTheWholeSequenceGives() {
        for (Cell cell : List.of(Cell.rnn(dev.windrow.kernel.Activation.TANH), Cell.lstm(), Cell.gru())) {
            MultiLayerNetwork network = new MultiLayerNetwork(layers(DataType.FLOAT, RecurrentSequence.of(cell, 5)));
            network.init();
            INDArray input = echo(2, 6, 1, 1).getFeatures();
            INDArray whole = network.output(input).dup();
            network.rnnClearPreviousState();
            for (int time = 0; time < 6; time++) {
                INDArray step = network.rnnTimeStep(
                        input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(time)));
                INDArray expected = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(time));
                assertThat(step.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-6);
            }
        }
    }

    @Test
    void bidirectionalStepsAreRefused() {
        MultiLayerNetwork network = new MultiLayerNetwork(
                layers(DataType.FLOAT, RecurrentSequence.of(Cell.gru(), 5).bidirectional(Merge.SUM)));
        network.init();
        assertThatThrownBy(() -> network.rnnTimeStep(echo(2, 6, 1, 1).getFeatures()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("rnnTimeStep needs one direction");
    }

    @Test
    void truncatedWindowsCarryState() {
        MultiLayerConfiguration configuration = layers(DataType.FLOAT, RecurrentSequence.of(Cell.lstm(), 12));
        configuration.setBackpropType(BackpropType.TruncatedBPTT);
        configuration.setTbpttFwdLength(4);
        configuration.setTbpttBackLength(4);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        for (int step = 0; step < 150; step++) {
            network.fit(echo(16, 12, 1, step));
        }
        assertThat(network.score(echo(16, 12, 1, 999))).isLessThan(12 * 0.3);
    }

    @Test
    void paddingChangesNothing() {
        ComputationGraph network = new ComputationGraph(graph(
                RecurrentSequence.of(Cell.lstm(), 6).bidirectional(Merge.CONCATENATE),
                RecurrentSequence.of(Cell.gru(), 4)));
        network.init();
        DataSet alone = echo(2, 4, 1, 3);
        INDArray input = Nd4j.valueArrayOf(new long[] {2, CLASSES, 7}, 5f, DataType.FLOAT);
        INDArray target = Nd4j.create(DataType.FLOAT, 2, CLASSES, 7);
        INDArray mask = Nd4j.create(DataType.FLOAT, 2, 7);
        input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 4))
                .assign(alone.getFeatures());
        target.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 4))
                .assign(alone.getLabels());
        mask.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4)).assign(1);
        INDArray expected = gradient(network, alone.getFeatures(), alone.getLabels(), null);
        INDArray padded = gradient(network, input, target, mask);
        assertThat(padded.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    private static INDArray gradient(ComputationGraph network, INDArray input, INDArray target, INDArray mask) {
        network.clearLayerMaskArrays();
        network.setInputs(input);
        network.setLabels(target);
        if (mask != null) {
            network.setLayerMaskArrays(new INDArray[] {mask}, new INDArray[] {mask});
        }
        network.computeGradientAndScore();
        return network.gradient().gradient().dup();
    }

    @Test
    void aMaskWithAHoleIsRefused() {
        LayerHarness harness =
                new LayerHarness(RecurrentSequence.of(Cell.gru(), 5).inputs(CLASSES), DataType.FLOAT);
        INDArray input = echo(1, 3, 1, 1).getFeatures();
        assertThatThrownBy(() -> harness.forward(input, Nd4j.createFromArray(new float[][] {{1, 0, 1}})))
                .hasMessage("mask row 0 is 0 at step 1 and not at step 2: a mask is ones and then zeros");
        assertThatThrownBy(() -> harness.forward(Nd4j.create(DataType.FLOAT, 1, 4, 3), null))
                .hasMessageContaining("must be [batch, 3, time]");
    }

    @Test
    void anotherRunGivesTheSameBits() {
        RecurrentSequence layer = RecurrentSequence.of(Cell.lstm(), 16);
        INDArray[] results = new INDArray[2];
        for (int run = 0; run < 2; run++) {
            ComputationGraph network = new ComputationGraph(graph(layer.bidirectional(Merge.CONCATENATE), layer));
            network.init();
            for (int step = 0; step < 5; step++) {
                network.fit(echo(16, 8 + step, -1, step));
            }
            results[run] = network.params().dup();
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[1].toFloatVector()).isEqualTo(results[0].toFloatVector());
    }

    @Test
    void inferenceBetweenForwardAndBackwardDisturbsNothing() {
        RecurrentSequence sequence = RecurrentSequence.of(Cell.lstm(), 6).inputs(CLASSES);
        LayerHarness quiet = new LayerHarness(sequence, DataType.FLOAT);
        LayerHarness disturbed = new LayerHarness(sequence, DataType.FLOAT);
        INDArray input = echo(2, 5, 1, 1).getFeatures();
        INDArray epsilon = LayerHarness.random(DataType.FLOAT, 2, 2, 6, 5);
        quiet.forward(input, null);
        quiet.backward(epsilon);
        disturbed.forward(input, null);
        disturbed.infer(echo(4, 9, 1, 2).getFeatures(), null);
        disturbed.backward(epsilon);
        assertThat(disturbed.gradients).isEqualTo(quiet.gradients);
    }

    @Test
    void workersSideBySideGiveTheBitsOfOne() throws Exception {
        RecurrentSequence layer = RecurrentSequence.of(Cell.gru(), 16);
        Callable<INDArray> work = () -> {
            ComputationGraph network = new ComputationGraph(graph(layer, layer.bidirectional(Merge.SUM)));
            network.init();
            for (int step = 0; step < 20; step++) {
                network.fit(echo(8, 6 + step % 3, 1, step));
            }
            return network.params().dup();
        };
        INDArray alone = work.call();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<INDArray> result : threads.invokeAll(List.of(work, work))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void agreesWithTheStockLstm() {
        int units = 4;
        MultiLayerNetwork ours =
                new MultiLayerNetwork(layers(DataType.DOUBLE, RecurrentSequence.of(Cell.lstm(), units)));
        MultiLayerNetwork stock = new MultiLayerNetwork(settings(DataType.DOUBLE)
                .list()
                .layer(new LSTM.Builder()
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build())
                .layer(output())
                .setInputType(InputType.recurrent(CLASSES))
                .build());
        ours.init();
        stock.init();
        // Ours: input, forget, candidate, output. Theirs: candidate, forget, output, input.
        int[] theirs = {2, 1, 3, 0};
        for (String key : List.of("0_W", "0_RW", "0_b")) {
            INDArray from = ours.getParam(key);
            INDArray to = stock.getParam(key);
            for (int gate = 0; gate < 4; gate++) {
                gate(to, gate, units).assign(gate(from, theirs[gate], units));
            }
        }
        stock.setParam("1_W", ours.getParam("1_W"));
        stock.setParam("1_b", ours.getParam("1_b"));
        DataSet data = echo(3, 5, 1, 1);
        INDArray input = data.getFeatures().castTo(DataType.DOUBLE);
        INDArray target = data.getLabels().castTo(DataType.DOUBLE);
        assertThat(ours.output(input).sub(stock.output(input)).amaxNumber().doubleValue())
                .isLessThan(1e-12);
        for (MultiLayerNetwork network : List.of(ours, stock)) {
            network.setInput(input);
            network.setLabels(target);
            network.computeGradientAndScore();
        }
        assertThat(ours.score()).isCloseTo(stock.score(), within(1e-12));
        for (String key : List.of("0_W", "0_RW", "0_b")) {
            INDArray from = ours.gradient().getGradientFor(key);
            INDArray to = stock.gradient().getGradientFor(key);
            for (int gate = 0; gate < 4; gate++) {
                INDArray difference = gate(to, gate, units).sub(gate(from, theirs[gate], units));
                assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-12);
            }
        }
    }

    private static INDArray gate(INDArray parameter, int gate, int units) {
        INDArrayIndex rows = NDArrayIndex.interval((long) gate * units, (long) (gate + 1) * units);
        return parameter.rank() == 1 ? parameter.get(rows) : parameter.get(NDArrayIndex.all(), rows);
    }

    @Test
    void twoLayersInARowShareMemory() {
        LayerHarness first =
                new LayerHarness(RecurrentSequence.of(Cell.gru(), 5).inputs(3), DataType.FLOAT);
        INDArray output = first.forward(LayerHarness.random(DataType.FLOAT, 1, 2, 3, 4), null);
        TimeMajor taken = TimeMajor.of(output, new SequenceBuffer(DataType.FLOAT));
        assertThat(taken.block().pointer().address()).isEqualTo(output.data().address());
    }
}
