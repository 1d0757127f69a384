package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Cell.Gate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN against the reference, to a tolerance that float32 sums over so many terms keep. */
class OneDnnKernelTest {
    private static final double TOLERANCE = 2e-5;

    static List<Cell> cells() {
        return List.of(
                Cell.rnn(Activation.TANH),
                Cell.rnn(Activation.RELU),
                Cell.rnn(Activation.LOGISTIC),
                Cell.lstm(),
                Cell.gru());
    }

    static Stream<Arguments> shapes() {
        int[][] sizes = {
            {1, 1, 1, 1},
            {3, 2, 4, 3},
            {5, 7, 3, 2},
            {16, 16, 6, 8},
            {17, 33, 5, 3},
            {64, 48, 9, 5},
            {1, 40, 7, 4},
            {40, 1, 2, 9},
            {100, 65, 3, 1}
        };
        return cells().stream()
                .flatMap(cell -> Stream.of(sizes).map(size -> Arguments.of(cell, size[0], size[1], size[2], size[3])));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void agreesWithTheReference(Cell cell, int inputs, int units, int steps, int batch) {
        CellShape shape = new CellShape(cell, inputs, units);
        try (RecurrentKernel fast = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32);
                RecurrentKernel plain = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT32)) {
            for (RandomPass.Carry carry : RandomPass.Carry.values()) {
                for (Rows rows : List.of(Rows.equal(steps, batch), uneven(steps, batch))) {
                    RandomPass one = new RandomPass(shape, Precision.FLOAT32, rows, carry, 3);
                    RandomPass two = new RandomPass(shape, Precision.FLOAT32, rows, carry, 3);
                    assertThat(one.loss(fast)).isCloseTo(two.loss(plain), within(1e-4 * rows.slots() * units));
                    same(one.forward.outputs(), two.forward.outputs(), "inferred outputs");
                    fast.forward(one.weights, one.forward);
                    plain.forward(two.weights, two.forward);
                    fast.backward(one.weights, one.forward, one.backward);
                    plain.backward(two.weights, two.forward, two.backward);
                    compare(one, two);
                }
            }
        }
    }

    private static Rows uneven(int steps, int batch) {
        Random random = new Random(steps * 31L + batch);
        int[] lengths = new int[batch];
        for (int row = 0; row < batch; row++) {
            lengths[row] = random.nextInt(steps + 1);
        }
        return Rows.of(steps, lengths);
    }

    private static void compare(RandomPass one, RandomPass two) {
        same(one.forward.outputs(), two.forward.outputs(), "outputs");
        one.forward.end().ifPresent(end -> same(end, two.forward.end().orElseThrow(), "end"));
        BackwardPass left = one.backward;
        BackwardPass right = two.backward;
        same(left.inputGradient(), right.inputGradient(), "input gradient");
        left.initialGradient()
                .ifPresent(initial -> same(initial, right.initialGradient().orElseThrow(), "initial gradient"));
        same(left.weightGradient().input(), right.weightGradient().input(), "input weight gradient");
        same(left.weightGradient().recurrent(), right.weightGradient().recurrent(), "recurrent weight gradient");
        same(left.weightGradient().bias(), right.weightGradient().bias(), "bias gradient");
    }

    private static void same(State left, State right, String name) {
        same(left.hidden(), right.hidden(), name + " hidden");
        left.memory().ifPresent(memory -> same(memory, right.memory().orElseThrow(), name + " memory"));
    }

    private static void same(Block left, Block right, String name) {
        double[] a = RandomPass.numbers(left);
        double[] b = RandomPass.numbers(right);
        double scale = 1;
        for (double number : b) {
            scale = Math.max(scale, Math.abs(number));
        }
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).as("%s, number %d of %d", name, i, b.length).isCloseTo(b[i], within(TOLERANCE * scale));
        }
    }

    @Test
    void whatStandsInPaddedStepsChangesNoBit() {
        for (Cell cell : cells()) {
            CellShape shape = new CellShape(cell, 5, 6);
            Rows rows = Rows.of(7, new int[] {7, 3, 0, 5});
            RandomPass one = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
            RandomPass two = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
            scribble(two.forward.inputs(), rows, 5);
            scribble(two.backward.outputGradient(), rows, 6);
            try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
                for (RandomPass pass : List.of(one, two)) {
                    kernel.forward(pass.weights, pass.forward);
                    kernel.backward(pass.weights, pass.forward, pass.backward);
                }
            }
            assertThat(RandomPass.numbers(two.forward.outputs())).isEqualTo(RandomPass.numbers(one.forward.outputs()));
            assertThat(RandomPass.numbers(two.backward.inputGradient()))
                    .isEqualTo(RandomPass.numbers(one.backward.inputGradient()));
            assertThat(RandomPass.numbers(two.backward.weightGradient().input()))
                    .isEqualTo(RandomPass.numbers(one.backward.weightGradient().input()));
            assertThat(RandomPass.numbers(two.backward.weightGradient().recurrent()))
                    .isEqualTo(RandomPass.numbers(one.backward.weightGradient().recurrent()));
        }
    }

    private static void scribble(Block block, Rows rows, int features) {
        double[] numbers = RandomPass.numbers(block);
        for (int row = 0; row < rows.batch(); row++) {
            for (int time = rows.length(row); time < rows.steps(); time++) {
                for (int feature = 0; feature < features; feature++) {
                    numbers[(time * rows.batch() + row) * features + feature] = 3;
                }
            }
        }
        block.write(numbers);
    }

    @Test
    void anEarlyEndKeepsItsMemoryBitForBit() {
        CellShape shape = new CellShape(Cell.lstm(), 3, 4);
        Rows rows = Rows.of(9, new int[] {9, 0});
        RandomPass pass = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
        try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
            kernel.infer(pass.weights, pass.forward);
        }
        Block initial = pass.forward.initial().orElseThrow().memory().orElseThrow();
        Block end = pass.forward.end().orElseThrow().memory().orElseThrow();
        assertThat(RandomPass.numbers(end.slice(4, 4))).isEqualTo(RandomPass.numbers(initial.slice(4, 4)));
    }

    @Test
    void inferenceBetweenForwardAndBackwardDisturbsNothing() {
        CellShape shape = new CellShape(Cell.lstm(), 5, 6);
        RandomPass one = new RandomPass(shape, Precision.FLOAT32, Rows.equal(4, 3), RandomPass.Carry.STATE, 4);
        RandomPass two = new RandomPass(shape, Precision.FLOAT32, Rows.equal(4, 3), RandomPass.Carry.STATE, 4);
        RandomPass other = new RandomPass(shape, Precision.FLOAT32, Rows.equal(8, 9), RandomPass.Carry.STATE, 6);
        try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
            kernel.forward(one.weights, one.forward);
            kernel.backward(one.weights, one.forward, one.backward);
            kernel.forward(two.weights, two.forward);
            kernel.infer(other.weights, other.forward);
            kernel.backward(two.weights, two.forward, two.backward);
        }
        assertThat(RandomPass.numbers(two.backward.weightGradient().input()))
                .isEqualTo(RandomPass.numbers(one.backward.weightGradient().input()));
    }

    /** Learners go from one of Spark's threads to another; oneDNN's own working memory would stay behind. */
    @Test
    void aKernelMadeOnOneThreadRunsOnAnother() throws InterruptedException {
        for (Cell cell : cells()) {
            CellShape shape = new CellShape(cell, 40, 24);
            RandomPass here = new RandomPass(shape, Precision.FLOAT32, Rows.equal(30, 16), RandomPass.Carry.STATE, 4);
            RandomPass there = new RandomPass(shape, Precision.FLOAT32, Rows.equal(30, 16), RandomPass.Carry.STATE, 4);
            try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
                kernel.forward(here.weights, here.forward);
                kernel.backward(here.weights, here.forward, here.backward);
                Thread other = new Thread(() -> {
                    kernel.forward(there.weights, there.forward);
                    kernel.backward(there.weights, there.forward, there.backward);
                });
                other.start();
                other.join();
            }
            assertThat(RandomPass.numbers(there.backward.inputGradient()))
                    .isEqualTo(RandomPass.numbers(here.backward.inputGradient()));
        }
    }

    @Test
    void refusesACellItDoesNotHave() {
        CellShape shape = new CellShape(Cell.lstm(Activation.LOGISTIC, EnumSet.allOf(Gate.class)), 3, 2);
        assertThatThrownBy(() -> Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOGISTIC")
                .hasMessageContaining("it has RNN");
        assertThat(Kernels.AUTOMATIC.recurrent(shape, Precision.FLOAT32)).isInstanceOf(ReferenceKernel.class);
        assertThat(Kernels.AUTOMATIC.recurrent(new CellShape(Cell.gru(), 3, 2), Precision.FLOAT32))
                .isInstanceOf(OneDnnKernel.class);
    }
}
