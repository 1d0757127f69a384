package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class OneDnnMemoryTest {
    @Test
    void tenThousandStepsTakeNoMoreNativeMemoryThanTheFirstHundred() {
        CellShape shape = new CellShape(Cell.lstm(), 8, 16);
        List<RandomPass> passes = new ArrayList<>();
        for (int steps = 1; steps <= 10; steps++) {
            Rows rows = Rows.of(steps, new int[] {steps, 1, steps / 2});
            passes.add(new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.STATE, steps));
        }
        try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
            run(kernel, passes, 100);
            long before = Pointer.totalBytes();
            run(kernel, passes, 10_000);
            // Less is well: arrays of other tests may be collected meanwhile.
            assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void moreSizesThanAreKeptStillGiveTheSameBits() {
        CellShape shape = new CellShape(Cell.gru(), 2, 3);
        try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
            RandomPass first = new RandomPass(shape, Precision.FLOAT32, Rows.equal(1, 2), RandomPass.Carry.STATE, 1);
            kernel.infer(first.weights, first.forward);
            double[] expected = RandomPass.numbers(first.forward.outputs());
            for (int steps = 2; steps <= OneDnnKernel.KEPT_PLANS + 2; steps++) {
                Rows rows = Rows.equal(steps, 2);
                RandomPass pass = new RandomPass(shape, Precision.FLOAT32, rows, RandomPass.Carry.NONE, steps);
                kernel.infer(pass.weights, pass.forward);
            }
            kernel.infer(first.weights, first.forward);
            assertThat(RandomPass.numbers(first.forward.outputs())).isEqualTo(expected);
        }
    }

    private static void run(RecurrentKernel kernel, List<RandomPass> passes, int times) {
        for (int time = 0; time < times; time++) {
            RandomPass pass = passes.get(time % passes.size());
            kernel.forward(pass.weights, pass.forward);
            kernel.backward(pass.weights, pass.forward, pass.backward);
        }
    }
}
