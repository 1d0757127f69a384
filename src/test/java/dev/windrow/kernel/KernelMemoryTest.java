package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kernels say they take, beside what they take on the processor and instruction set the test runs on. */
class KernelMemoryTest {
    /** Objects of plain Java that have no numbers in them. */
    private static final long OBJECTS = 16 << 10;

    static Stream<Arguments> shapes() {
        List<Cell> cells = List.of(Cell.rnn(Activation.TANH), Cell.lstm(), Cell.gru());
        return cells.stream().flatMap(cell -> Stream.of(
                        new int[] {1, 1, 1, 1},
                        new int[] {7, 13, 5, 3},
                        new int[] {64, 96, 16, 8},
                        new int[] {33, 129, 17, 9},
                        new int[] {200, 64, 32, 16})
                .flatMap(sizes -> Stream.of(true, false)
                        .map(full -> Arguments.of(
                                new CellShape(cell, sizes[0], sizes[1]), rows(sizes[2], sizes[3], full)))));
    }

    /** All of the same length, or each a step shorter than the one before. */
    private static Rows rows(int steps, int batch, boolean full) {
        int[] lengths = new int[batch];
        for (int row = 0; row < batch; row++) {
            lengths[row] = full ? steps : Math.max(0, steps - 1 - row);
        }
        return Rows.of(steps, lengths);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void oneDnnTakesWhatItSays(CellShape shape, Rows rows) {
        long said = Kernels.ONEDNN.memory(shape, Precision.FLOAT32, rows).nativeBytes();
        Passes passes = new Passes(shape, rows, shape.units());
        assertTakes(said, () -> {
            long before = Pointer.totalBytes();
            try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
                passes.run(kernel);
                return Pointer.totalBytes() - before;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void bothDirectionsTakeWhatTheySay(CellShape shape, Rows rows) {
        KernelMemory oneWay = Kernels.ONEDNN.memory(shape, Precision.FLOAT32, rows);
        long said = BidirectionalKernel.memory(oneWay, shape, Precision.FLOAT32, rows)
                .nativeBytes();
        Passes passes = new Passes(shape, rows, 2 * shape.units());
        assertTakes(said, () -> {
            long before = Pointer.totalBytes();
            try (BidirectionalKernel kernel = new BidirectionalKernel(
                    Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32),
                    Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32),
                    Merge.CONCATENATE)) {
                passes.run(kernel);
                return Pointer.totalBytes() - before;
            }
        });
    }

    /** Counts again where blocks of an earlier test are collected meanwhile, so that too little is counted. */
    private static void assertTakes(long said, LongSupplier counted) {
        long taken = counted.getAsLong();
        for (int attempt = 1; taken < said && attempt < 10; attempt++) {
            taken = counted.getAsLong();
        }
        assertThat(said).isEqualTo(taken);
    }

    /** Counts all that a pass and its way back allocate, most of which is in use at once. */
    @ParameterizedTest
    @MethodSource("shapes")
    void plainJavaTakesWhatItSays(CellShape shape, Rows rows) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Passes passes = new Passes(shape, rows, shape.units());
        passes.run(Kernels.REFERENCE.recurrent(shape, Precision.FLOAT32));
        long before = thread.getCurrentThreadAllocatedBytes();
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT32)) {
            passes.train(kernel);
            long taken = thread.getCurrentThreadAllocatedBytes() - before;
            KernelMemory said = Kernels.REFERENCE.memory(shape, Precision.FLOAT32, rows);
            assertThat(said.nativeBytes()).isZero();
            // The arrays that are garbage at once: each block's floats, and outputs while their gradient is not there.
            assertThat(said.heapBytes()).isBetween(taken / 2 - OBJECTS, taken + OBJECTS);
        }
    }

    /** Everything a pass is given, allocated before anything is counted. */
    private static final class Passes {
        private final ForwardPass pass;
        private final Weights weights;
        private final Weights weightGradient;
        private final Weights backGradient;
        private final Block outputGradient;
        private final Block inputGradient;

        Passes(CellShape shape, Rows rows, int outputs) {
            Block inputs = zeros(rows.slots() * shape.inputs());
            pass = new ForwardPass(rows, inputs, zeros(rows.slots() * outputs));
            weights = weights(shape);
            weightGradient = weights(shape);
            backGradient = weights(shape);
            outputGradient = zeros(rows.slots() * outputs);
            inputGradient = zeros(rows.slots() * shape.inputs());
        }

        private static Block zeros(long size) {
            return Block.zeros(Precision.FLOAT32, size);
        }

        private static Weights weights(CellShape shape) {
            return new Weights(zeros(shape.inputWeights()), zeros(shape.recurrentWeights()), zeros(shape.biases()));
        }

        void run(RecurrentKernel kernel) {
            kernel.infer(weights, pass);
            train(kernel);
        }

        void train(RecurrentKernel kernel) {
            kernel.forward(weights, pass);
            kernel.backward(weights, pass, new BackwardPass(outputGradient, inputGradient, weightGradient));
        }

        void run(BidirectionalKernel kernel) {
            BidirectionalKernel.Directions both = new BidirectionalKernel.Directions(weights, weights);
            kernel.infer(both, pass);
            kernel.forward(both, pass);
            kernel.backward(
                    both,
                    pass,
                    new BidirectionalKernel.Gradients(
                            outputGradient,
                            inputGradient,
                            new BidirectionalKernel.Directions(weightGradient, backGradient)));
        }
    }
}
