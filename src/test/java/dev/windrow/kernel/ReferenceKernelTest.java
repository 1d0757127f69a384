package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Cell.Gate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceKernelTest {
    private static final double STEP = 1e-5;

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            cells.add(Cell.rnn(activation));
        }
        cells.add(Cell.gru());
        cells.add(Cell.lstm());
        cells.add(Cell.lstm(Activation.LOGISTIC, EnumSet.allOf(Gate.class)));
        for (Gate left : EnumSet.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT)) {
            cells.add(Cell.lstm(Activation.TANH, EnumSet.complementOf(EnumSet.of(left))));
        }
        return cells;
    }

    static Stream<Arguments> passes() {
        return cells().stream().flatMap(cell -> Stream.of(Rows.equal(4, 3), Rows.of(4, new int[] {4, 1, 0}))
                .flatMap(rows -> Stream.of(RandomPass.Carry.values()).map(carry -> Arguments.of(cell, rows, carry))));
    }

    @ParameterizedTest
    @MethodSource("passes")
    void gradientsAreThoseOfFiniteDifferences(Cell cell, Rows rows, RandomPass.Carry carry) {
        CellShape shape = new CellShape(cell, 3, 2);
        RandomPass pass = new RandomPass(shape, Precision.FLOAT64, rows, carry, 5);
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
            kernel.forward(pass.weights, pass.forward);
            kernel.backward(pass.weights, pass.forward, pass.backward);
            BackwardPass gradients = pass.backward;
            check(kernel, pass, pass.weights.input(), gradients.weightGradient().input());
            check(
                    kernel,
                    pass,
                    pass.weights.recurrent(),
                    gradients.weightGradient().recurrent());
            check(kernel, pass, pass.weights.bias(), gradients.weightGradient().bias());
            check(kernel, pass, pass.forward.inputs(), gradients.inputGradient());
            if (carry == RandomPass.Carry.STATE) {
                State initial = pass.forward.initial().orElseThrow();
                State gradient = gradients.initialGradient().orElseThrow();
                check(kernel, pass, initial.hidden(), gradient.hidden());
                initial.memory()
                        .ifPresent(memory ->
                                check(kernel, pass, memory, gradient.memory().orElseThrow()));
            }
        }
    }

    private static void check(RecurrentKernel kernel, RandomPass pass, Block numbers, Block gradient) {
        double[] at = RandomPass.numbers(numbers);
        double[] analytic = RandomPass.numbers(gradient);
        for (int i = 0; i < at.length; i++) {
            double middle = at[i];
            at[i] = middle + STEP;
            numbers.write(at);
            double up = pass.loss(kernel);
            at[i] = middle - STEP;
            numbers.write(at);
            double down = pass.loss(kernel);
            at[i] = middle;
            numbers.write(at);
            assertThat(analytic[i]).as("number %d", i).isCloseTo((up - down) / (2 * STEP), within(1e-7));
        }
    }

    @Test
    void aRowInAPaddedBatchGivesWhatItGivesAlone() {
        for (Cell cell : cells()) {
            CellShape shape = new CellShape(cell, 3, 4);
            RandomPass batch =
                    new RandomPass(shape, Precision.FLOAT64, Rows.of(5, new int[] {5, 2}), RandomPass.Carry.STATE, 8);
            RandomPass alone = new RandomPass(shape, Precision.FLOAT64, Rows.equal(2, 1), RandomPass.Carry.STATE, 9);
            for (int time = 0; time < 2; time++) {
                alone.forward
                        .inputs()
                        .slice(time * 3L, 3)
                        .copyFrom(batch.forward.inputs().slice((time * 2 + 1) * 3L, 3));
            }
            State from = batch.forward.initial().orElseThrow();
            State to = alone.forward.initial().orElseThrow();
            to.hidden().copyFrom(from.hidden().slice(4, 4));
            to.memory()
                    .ifPresent(
                            block -> block.copyFrom(from.memory().orElseThrow().slice(4, 4)));
            try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
                kernel.infer(batch.weights, batch.forward);
                kernel.infer(batch.weights, alone.forward);
            }
            double[] outputs = RandomPass.numbers(batch.forward.outputs());
            double[] expected = RandomPass.numbers(alone.forward.outputs());
            for (int unit = 0; unit < 4; unit++) {
                assertThat(outputs[4 + unit]).isEqualTo(expected[unit]);
                assertThat(outputs[12 + unit]).isEqualTo(expected[4 + unit]);
                assertThat(outputs[20 + unit]).as("padded").isZero();
            }
            assertThat(RandomPass.numbers(
                            batch.forward.end().orElseThrow().hidden().slice(4, 4)))
                    .isEqualTo(
                            RandomPass.numbers(alone.forward.end().orElseThrow().hidden()));
        }
    }

    @Test
    void saysBothSizesWhereABlockDoesNotFit() {
        CellShape shape = new CellShape(Cell.lstm(), 3, 2);
        Weights weights = Weights.zeros(new CellShape(Cell.lstm(), 4, 2), Precision.FLOAT64);
        ForwardPass pass = new RandomPass(shape, Precision.FLOAT64, Rows.equal(1, 1), RandomPass.Carry.NONE, 1).forward;
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
            assertThatThrownBy(() -> kernel.infer(weights, pass))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weights: input weights of units 2 x inputs 3 needs 24 numbers, the block has 32");
        }
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT32)) {
            assertThatThrownBy(() -> kernel.infer(weights, pass)).hasMessageContaining("FLOAT64, the kernel computes");
        }
    }

    @Test
    void wantsTheLastForwardedPass() {
        CellShape shape = new CellShape(Cell.gru(), 3, 2);
        RandomPass one = new RandomPass(shape, Precision.FLOAT64, Rows.equal(1, 1), RandomPass.Carry.NONE, 1);
        RandomPass two = new RandomPass(shape, Precision.FLOAT64, Rows.equal(1, 1), RandomPass.Carry.NONE, 2);
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
            kernel.forward(one.weights, one.forward);
            assertThatThrownBy(() -> kernel.backward(two.weights, two.forward, two.backward))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
