package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Cell.Gate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN and plain Java against the reference, to a tolerance that float32 sums over so many terms keep. */
class FloatKernelsTest {
    private static final double TOLERANCE = 2e-5;

    /** A kernel with each cell that it has. */
    record Subject(Kernels kernels, Cell cell) {
        RecurrentKernel open(int inputs, int units) {
            return kernels.recurrent(new CellShape(cell, inputs, units), Precision.FLOAT32);
        }
    }

    static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Cell cell : ReferenceKernelTest.cells()) {
            if (OneDnnCells.takes(cell, Precision.FLOAT32)) {
                subjects.add(new Subject(Kernels.ONEDNN, cell));
            }
            subjects.add(new Subject(Kernels.PLAIN, cell));
        }
        return subjects;
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
            {100, 65, 3, 1},
            {29, 31, 53, 13},
            {70, 129, 27, 2}
        };
        return subjects().stream().flatMap(subject -> Stream.of(sizes)
                .map(size -> Arguments.of(subject, size[0], size[1], size[2], size[3])));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void agreesWithTheReference(Subject subject, int inputs, int units, int steps, int batch) {
        CellShape shape = new CellShape(subject.cell(), inputs, units);
        try (RecurrentKernel fast = subject.open(inputs, units);
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
        for (Subject subject : subjects()) {
            CellShape shape = new CellShape(subject.cell(), 5, 6);
            Rows rows = Rows.of(7, new int[] {7, 3, 0, 5});
            RandomPass one = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
            RandomPass two = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
            scribble(two.forward.inputs(), rows, 5);
            scribble(two.backward.outputGradient(), rows, 6);
            try (RecurrentKernel kernel = subject.kernels().recurrent(shape, Precision.FLOAT32)) {
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

    @ParameterizedTest
    @EnumSource(names = {"ONEDNN", "PLAIN"})
    void anEarlyEndKeepsItsMemoryBitForBit(Kernels kernels) {
        CellShape shape = new CellShape(Cell.lstm(), 3, 4);
        Rows rows = Rows.of(9, new int[] {9, 0});
        RandomPass pass = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, 4);
        try (RecurrentKernel kernel = kernels.recurrent(shape, Precision.FLOAT32)) {
            kernel.infer(pass.weights, pass.forward);
        }
        Block initial = pass.forward.initial().orElseThrow().memory().orElseThrow();
        Block end = pass.forward.end().orElseThrow().memory().orElseThrow();
        assertThat(RandomPass.numbers(end.slice(4, 4))).isEqualTo(RandomPass.numbers(initial.slice(4, 4)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONEDNN", "PLAIN"})
    void inferenceBetweenForwardAndBackwardDisturbsNothing(Kernels kernels) {
        CellShape shape = new CellShape(Cell.lstm(), 5, 6);
        RandomPass one = new RandomPass(shape, Precision.FLOAT32, Rows.equal(4, 3), RandomPass.Carry.STATE, 4);
        RandomPass two = new RandomPass(shape, Precision.FLOAT32, Rows.equal(4, 3), RandomPass.Carry.STATE, 4);
        RandomPass other = new RandomPass(shape, Precision.FLOAT32, Rows.equal(8, 9), RandomPass.Carry.STATE, 6);
        try (RecurrentKernel kernel = kernels.recurrent(shape, Precision.FLOAT32)) {
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
        for (Subject subject : subjects()) {
            CellShape shape = new CellShape(subject.cell(), 40, 24);
            RandomPass here = new RandomPass(shape, Precision.FLOAT32, Rows.equal(30, 16), RandomPass.Carry.STATE, 4);
            RandomPass there = new RandomPass(shape, Precision.FLOAT32, Rows.equal(30, 16), RandomPass.Carry.STATE, 4);
            try (RecurrentKernel kernel = subject.kernels().recurrent(shape, Precision.FLOAT32)) {
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

    /** Java's arithmetic is exact to the bit; what compiled code must not do is reorder it. */
    @Test
    void plainJavaGivesTheSameBitsInterpretedAndCompiled() throws Exception {
        assertThat(Bits.printedBy(1, "-Xint"))
                .isEqualTo(Bits.printedBy(1, "-XX:TieredStopAtLevel=1"))
                .isEqualTo(Bits.printedBy(300, "-Xbatch", "-XX:-TieredCompilation"));
    }

    /** Prints a hash of all numbers of some passes. */
    static final class Bits {
        private Bits() {}

        public static void main(String[] arguments) {
            for (Cell cell : ReferenceKernelTest.cells()) {
                CellShape shape = new CellShape(cell, 13, 37);
                RandomPass pass = new RandomPass(
                        shape, Precision.FLOAT32, Rows.of(11, new int[] {11, 3, 7}), RandomPass.Carry.STATE, 9);
                try (RecurrentKernel kernel = Kernels.PLAIN.recurrent(shape, Precision.FLOAT32)) {
                    for (int repetition = 0; repetition < Integer.parseInt(arguments[0]); repetition++) {
                        kernel.forward(pass.weights, pass.forward);
                        kernel.backward(pass.weights, pass.forward, pass.backward);
                    }
                }
                System.out.println(Arrays.hashCode(RandomPass.numbers(pass.forward.outputs()))
                        + " " + Arrays.hashCode(RandomPass.numbers(pass.backward.inputGradient()))
                        + " "
                        + Arrays.hashCode(RandomPass.numbers(
                                pass.backward.weightGradient().recurrent())));
            }
        }

        private static String printedBy(int repetitions, String... options) throws Exception {
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", KernelsTest.classPath(), Bits.class.getName(), String.valueOf(repetitions)));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            assertThat(printed.lines()).hasSize(ReferenceKernelTest.cells().size());
            return printed;
        }
    }

    @Test
    void oneDnnRefusesACellItDoesNotHave() {
        CellShape shape = new CellShape(Cell.lstm(Activation.LOGISTIC, EnumSet.allOf(Gate.class)), 3, 2);
        assertThatThrownBy(() -> Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOGISTIC")
                .hasMessageContaining("it has RNN");
    }

    @Test
    void plainJavaRefusesFloat64() {
        assertThatThrownBy(() -> Kernels.PLAIN.recurrent(new CellShape(Cell.gru(), 3, 2), Precision.FLOAT64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the plain kernel computes FLOAT32, not FLOAT64: the reference kernel takes every precision");
    }
}
