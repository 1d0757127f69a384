package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Kernels;
import dev.windrow.kernel.Merge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of the layer against finite differences, in double. */
class RecurrentSequenceGradientTest {
    private static final double STEP = 1e-5;
    private static final INDArray MASK =
            Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}, {1, 0, 0, 0}});

    /** Not the mask itself: JUnit closes arguments that can be closed. */
    enum Lengths {
        EQUAL,
        DIFFERENT
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(List.of(Cell.lstm(), Cell.gru()));
        for (Activation activation : Activation.values()) {
            cells.add(Cell.rnn(activation));
        }
        cells.add(Cell.lstm(Activation.LOGISTIC, EnumSet.allOf(Gate.class)));
        for (Gate left : EnumSet.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT)) {
            cells.add(Cell.lstm(Activation.TANH, EnumSet.complementOf(EnumSet.of(left))));
        }
        return cells;
    }

    static Stream<Arguments> layers() {
        List<Arguments> layers = new ArrayList<>();
        for (Cell cell : cells()) {
            RecurrentSequence one = RecurrentSequence.of(cell, 2).inputs(3);
            for (RecurrentSequence layer : List.of(
                    one,
                    one.bidirectional(Merge.CONCATENATE),
                    one.bidirectional(Merge.SUM),
                    one.bidirectional(Merge.AVERAGE))) {
                layers.add(Arguments.of(layer, Lengths.EQUAL));
                layers.add(Arguments.of(layer, Lengths.DIFFERENT));
            }
        }
        return layers.stream();
    }

    static Stream<Arguments> carrying() {
        return cells().stream()
                .flatMap(cell -> Stream.of(Lengths.values()).map(lengths -> Arguments.of(cell, lengths)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void areThoseOfFiniteDifferences(RecurrentSequence sequence, Lengths lengths) {
        INDArray mask = lengths == Lengths.EQUAL ? null : MASK;
        LayerHarness harness = new LayerHarness(sequence, DataType.DOUBLE);
        INDArray input = LayerHarness.random(DataType.DOUBLE, 1, 3, 3, 4);
        INDArray epsilon = LayerHarness.random(DataType.DOUBLE, 2, 3, sequence.getNOut(), 4);
        harness.forward(input, mask);
        INDArray inputGradient = harness.backward(epsilon).dup();
        check(harness, input, mask, epsilon, harness.parameters, harness.gradients.dup());
        check(harness, input, mask, epsilon, input, inputGradient);
    }

    private static void check(
            LayerHarness harness, INDArray input, INDArray mask, INDArray epsilon, INDArray at, INDArray gradient) {
        INDArray flat = gradient.dup('c').reshape(-1);
        for (long i = 0; i < at.length(); i++) {
            double middle = at.getDouble(i);
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                at.putScalar(i, middle + (side == 0 ? -STEP : STEP));
                losses[side] =
                        harness.infer(input, mask).mul(epsilon).sumNumber().doubleValue();
            }
            at.putScalar(i, middle);
            assertThat(flat.getDouble(i))
                    .as("number %d", i)
                    .isCloseTo((losses[1] - losses[0]) / (2 * STEP), within(1e-7));
        }
    }

    /** A carried state belongs to one direction: the other would have to begin where the text ends. */
    @ParameterizedTest
    @MethodSource("carrying")
    void aWindowWithCarriedStateHasTheGradientOfFiniteDifferences(Cell cell, Lengths lengths) {
        LayerHarness harness = new LayerHarness(RecurrentSequence.of(cell, 2).inputs(3), DataType.DOUBLE);
        INDArray input = LayerHarness.random(DataType.DOUBLE, 1, 3, 3, 4);
        INDArray epsilon = LayerHarness.random(DataType.DOUBLE, 2, 3, 2, 4);
        INDArray hidden = LayerHarness.random(DataType.DOUBLE, 3, 3, 2);
        Map<String, INDArray> state = cell.hasMemory()
                ? Map.of(
                        CarriedState.HIDDEN, hidden, CarriedState.MEMORY, LayerHarness.random(DataType.DOUBLE, 4, 3, 2))
                : Map.of(CarriedState.HIDDEN, hidden);
        harness.layer.setMaskArray(lengths == Lengths.EQUAL ? null : MASK);
        harness.layer.rnnSetTBPTTState(state);
        harness.layer.rnnActivateUsingStoredState(input, true, true, harness.workspaces);
        harness.layer.tbpttBackpropGradient(epsilon, 4, harness.workspaces);
        INDArray gradient = harness.gradients.dup();
        for (long i = 0; i < harness.parameters.length(); i++) {
            double middle = harness.parameters.getDouble(i);
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                harness.parameters.putScalar(i, middle + (side == 0 ? -STEP : STEP));
                harness.layer.rnnSetTBPTTState(state);
                losses[side] = harness.layer
                        .rnnActivateUsingStoredState(input, false, false, harness.workspaces)
                        .mul(epsilon)
                        .sumNumber()
                        .doubleValue();
            }
            harness.parameters.putScalar(i, middle);
            assertThat(gradient.getDouble(i)).isCloseTo((losses[1] - losses[0]) / (2 * STEP), within(1e-7));
        }
    }

    @Test
    void floatsOnEitherKernelAgreeWithDoubles() {
        for (Cell cell : List.of(Cell.rnn(Activation.RELU), Cell.lstm(), Cell.gru())) {
            RecurrentSequence exact = RecurrentSequence.of(cell, 8).inputs(5).bidirectional(Merge.SUM);
            LayerHarness doubles = new LayerHarness(exact, DataType.DOUBLE);
            INDArray input = LayerHarness.random(DataType.DOUBLE, 1, 3, 5, 4);
            INDArray epsilon = LayerHarness.random(DataType.DOUBLE, 2, 3, 8, 4);
            INDArray output = doubles.forward(input, MASK);
            INDArray inputGradient = doubles.backward(epsilon);
            for (Kernels kernels : List.of(Kernels.ONEDNN, Kernels.REFERENCE)) {
                LayerHarness floats = new LayerHarness(exact.on(kernels), DataType.FLOAT);
                close(floats.parameters, doubles.parameters);
                close(floats.forward(input.castTo(DataType.FLOAT), MASK), output);
                close(floats.backward(epsilon.castTo(DataType.FLOAT)), inputGradient);
                close(floats.gradients, doubles.gradients);
            }
        }
    }

    private static void close(INDArray actual, INDArray expected) {
        double largest =
                actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
        assertThat(largest).isLessThan(2e-5);
    }
}
