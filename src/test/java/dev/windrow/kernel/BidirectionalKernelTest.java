package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.BidirectionalKernel.Directions;
import dev.windrow.kernel.BidirectionalKernel.Edges;
import dev.windrow.kernel.BidirectionalKernel.Gradients;
import dev.windrow.kernel.BidirectionalKernel.States;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BidirectionalKernelTest {
    private static final double STEP = 1e-5;

    static Stream<Arguments> passes() {
        return ReferenceKernelTest.cells().stream().flatMap(cell -> Stream.of(Merge.values())
                .flatMap(merge -> Stream.of(Rows.equal(3, 2), Rows.of(4, new int[] {2, 4, 0}))
                        .flatMap(rows -> Stream.of(RandomPass.Carry.values())
                                .map(carry -> Arguments.of(cell, merge, rows, carry)))));
    }

    @ParameterizedTest
    @MethodSource("passes")
    void gradientsAreThoseOfFiniteDifferences(Cell cell, Merge merge, Rows rows, RandomPass.Carry carry) {
        CellShape shape = new CellShape(cell, 3, 2);
        Both both = new Both(shape, merge, rows, carry);
        both.kernel.forward(both.weights, both.pass, both.edges);
        both.kernel.backward(both.weights, both.pass, both.gradients);
        both.check(both.pass.inputs(), both.gradients.inputGradient());
        for (RandomPass direction : List.of(both.ahead, both.back)) {
            Weights at = direction.weights;
            Weights gradient = direction.backward.weightGradient();
            both.check(at.input(), gradient.input());
            both.check(at.recurrent(), gradient.recurrent());
            both.check(at.bias(), gradient.bias());
            if (carry == RandomPass.Carry.STATE) {
                State initial = direction.forward.initial().orElseThrow();
                State initialGradient = direction.backward.initialGradient().orElseThrow();
                both.check(initial.hidden(), initialGradient.hidden());
                initial.memory()
                        .ifPresent(memory ->
                                both.check(memory, initialGradient.memory().orElseThrow()));
            }
        }
        both.kernel.close();
    }

    /** A pass of two directions, whose loss is Σ outputs · G + Σ end · E. */
    private static final class Both {
        final RandomPass ahead;
        final RandomPass back;
        final Directions weights;
        final BidirectionalKernel kernel;
        final ForwardPass pass;
        final Edges edges;
        final Gradients gradients;

        Both(CellShape shape, Merge merge, Rows rows, RandomPass.Carry carry) {
            ahead = new RandomPass(shape, Precision.FLOAT64, rows, carry, 1);
            back = new RandomPass(shape, Precision.FLOAT64, rows, carry, 2);
            weights = new Directions(ahead.weights, back.weights);
            kernel = kernel(shape, merge);
            Block outputs = Block.zeros(Precision.FLOAT64, rows.slots() * kernel.outputs());
            pass = new ForwardPass(rows, ahead.forward.inputs(), outputs);
            edges = new Edges(
                    states(ahead.forward.initial(), back.forward.initial()),
                    states(ahead.forward.end(), back.forward.end()));
            gradients = new Gradients(
                    new Edges(
                            states(ahead.backward.initialGradient(), back.backward.initialGradient()),
                            states(ahead.backward.endGradient(), back.backward.endGradient())),
                    RandomPass.random(Precision.FLOAT64, outputs.size(), 3),
                    ahead.backward.inputGradient(),
                    new Directions(ahead.backward.weightGradient(), back.backward.weightGradient()));
        }

        private static Optional<States> states(Optional<State> ahead, Optional<State> back) {
            return ahead.map(state -> new States(state, back.orElseThrow()));
        }

        void check(Block numbers, Block gradient) {
            double[] at = RandomPass.numbers(numbers);
            double[] analytic = RandomPass.numbers(gradient);
            for (int i = 0; i < at.length; i++) {
                double middle = at[i];
                double[] losses = new double[2];
                for (int side = 0; side < 2; side++) {
                    at[i] = middle + (side == 0 ? -STEP : STEP);
                    numbers.write(at);
                    losses[side] = loss();
                }
                at[i] = middle;
                numbers.write(at);
                assertThat(analytic[i]).isCloseTo((losses[1] - losses[0]) / (2 * STEP), within(1e-7));
            }
        }

        private double loss() {
            kernel.infer(weights, pass, edges);
            return RandomPass.dot(pass.outputs(), gradients.outputGradient()) + ahead.endLoss() + back.endLoss();
        }
    }

    private static BidirectionalKernel kernel(CellShape shape, Merge merge) {
        return new BidirectionalKernel(
                Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64),
                Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64),
                merge);
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
    void eachDirectionHasStatesOfItsOwn() {
        CellShape shape = new CellShape(Cell.gru(), 3, 2);
        RandomPass pass = new RandomPass(shape, Precision.FLOAT64, Rows.equal(2, 1), RandomPass.Carry.STATE, 1);
        try (BidirectionalKernel kernel = kernel(shape, Merge.SUM)) {
            assertThatThrownBy(() -> kernel.infer(new Directions(pass.weights, pass.weights), pass.forward))
                    .hasMessageContaining("each direction has its own");
        }
    }
}
