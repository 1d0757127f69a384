package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.BidirectionalKernel.Directions;
import dev.windrow.kernel.BidirectionalKernel.Gradients;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BidirectionalKernelTest {
    private static final double STEP = 1e-5;

    static Stream<Arguments> passes() {
        return Stream.of(Cell.rnn(Activation.TANH), Cell.lstm(), Cell.gru()).flatMap(cell -> Stream.of(Merge.values())
                .flatMap(merge -> Stream.of(Rows.equal(3, 2), Rows.of(4, new int[] {2, 4, 0}))
                        .map(rows -> Arguments.of(cell, merge, rows))));
    }

    @ParameterizedTest
    @MethodSource("passes")
    void gradientsAreThoseOfFiniteDifferences(Cell cell, Merge merge, Rows rows) {
        CellShape shape = new CellShape(cell, 3, 2);
        RandomPass ahead = new RandomPass(shape, Precision.FLOAT64, rows, RandomPass.Carry.NONE, 1);
        RandomPass back = new RandomPass(shape, Precision.FLOAT64, rows, RandomPass.Carry.NONE, 2);
        Directions weights = new Directions(ahead.weights, back.weights);
        try (BidirectionalKernel kernel = kernel(shape, merge)) {
            Block outputs = Block.zeros(Precision.FLOAT64, rows.slots() * kernel.outputs());
            Block outputGradient = RandomPass.random(Precision.FLOAT64, outputs.size(), 3);
            ForwardPass pass = new ForwardPass(rows, ahead.forward.inputs(), outputs);
            Gradients gradients = new Gradients(
                    outputGradient,
                    ahead.backward.inputGradient(),
                    new Directions(ahead.backward.weightGradient(), back.backward.weightGradient()));
            kernel.forward(weights, pass);
            kernel.backward(weights, pass, gradients);
            check(kernel, weights, pass, outputGradient, pass.inputs(), gradients.inputGradient());
            for (RandomPass direction : new RandomPass[] {ahead, back}) {
                Weights at = direction.weights;
                Weights gradient = direction.backward.weightGradient();
                check(kernel, weights, pass, outputGradient, at.input(), gradient.input());
                check(kernel, weights, pass, outputGradient, at.recurrent(), gradient.recurrent());
                check(kernel, weights, pass, outputGradient, at.bias(), gradient.bias());
            }
        }
    }

    private static BidirectionalKernel kernel(CellShape shape, Merge merge) {
        return new BidirectionalKernel(
                Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64),
                Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64),
                merge);
    }

    private static void check(
            BidirectionalKernel kernel,
            Directions weights,
            ForwardPass pass,
            Block outputGradient,
            Block numbers,
            Block gradient) {
        double[] at = RandomPass.numbers(numbers);
        double[] analytic = RandomPass.numbers(gradient);
        for (int i = 0; i < at.length; i++) {
            double middle = at[i];
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                at[i] = middle + (side == 0 ? -STEP : STEP);
                numbers.write(at);
                kernel.infer(weights, pass);
                losses[side] = RandomPass.dot(pass.outputs(), outputGradient);
            }
            at[i] = middle;
            numbers.write(at);
            assertThat(analytic[i]).isCloseTo((losses[1] - losses[0]) / (2 * STEP), within(1e-7));
        }
    }

    @Test
    void theBackwardDirectionReadsEachRowOverItsOwnLength() {
        CellShape shape = new CellShape(Cell.gru(), 1, 2);
        Rows rows = Rows.of(4, new int[] {4, 2});
        RandomPass given = new RandomPass(shape, Precision.FLOAT64, rows, RandomPass.Carry.NONE, 1);
        double[] inputs = {1, 8, 2, 9, 3, -5, 4, -5};
        given.forward.inputs().write(inputs);
        Block reversed = Block.zeros(Precision.FLOAT64, 8);
        reversed.write(new double[] {4, 9, 3, 8, 2, -5, 1, -5});
        Block single = Block.zeros(Precision.FLOAT64, 16);
        try (RecurrentKernel one = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64);
                BidirectionalKernel two = kernel(shape, Merge.CONCATENATE)) {
            one.infer(given.weights, new ForwardPass(rows, reversed, single));
            Block both = Block.zeros(Precision.FLOAT64, 32);
            two.infer(
                    new Directions(given.weights, given.weights), new ForwardPass(rows, given.forward.inputs(), both));
            double[] expected = RandomPass.numbers(single);
            double[] outputs = RandomPass.numbers(both);
            // Row 1's first step is the backward direction's second.
            assertThat(outputs[4 + 2]).isEqualTo(expected[(1 * 2 + 1) * 2]);
            // Row 0's last step is the backward direction's first.
            assertThat(outputs[(3 * 2) * 4 + 3]).isEqualTo(expected[1]);
        }
    }

    @Test
    void carriesNoState() {
        CellShape shape = new CellShape(Cell.gru(), 3, 2);
        RandomPass pass = new RandomPass(shape, Precision.FLOAT64, Rows.equal(2, 1), RandomPass.Carry.STATE, 1);
        try (BidirectionalKernel kernel = kernel(shape, Merge.SUM)) {
            assertThatThrownBy(() -> kernel.infer(new Directions(pass.weights, pass.weights), pass.forward))
                    .hasMessageContaining("only one direction carries state");
        }
    }
}
