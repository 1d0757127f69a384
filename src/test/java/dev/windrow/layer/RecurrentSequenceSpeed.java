package dev.windrow.layer;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Merge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Tokens a second of one layer, forward and backward, 64 inputs, batch 32, 64 steps. Run with OMP_NUM_THREADS=1; the
 * figure is the median of seven rounds of ten, in time of the processor, which other processes disturb less than time
 * of the clock.
 */
final class RecurrentSequenceSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int INPUTS = 64;
    private static final int BATCH = 32;
    private static final int STEPS = 64;

    private RecurrentSequenceSpeed() {}

    public static void main(String[] arguments) {
        for (int units : new int[] {64, 128, 256, 512}) {
            for (Cell cell : List.of(Cell.rnn(dev.windrow.kernel.Activation.TANH), Cell.lstm(), Cell.gru())) {
                report(RecurrentSequence.of(cell, units).inputs(INPUTS));
            }
            report(RecurrentSequence.of(Cell.lstm(), units).inputs(INPUTS).bidirectional(Merge.CONCATENATE));
        }
    }

    private static void report(RecurrentSequence sequence) {
        LayerHarness harness = new LayerHarness(sequence, DataType.FLOAT);
        SequenceBuffer inputs = new SequenceBuffer(DataType.FLOAT);
        SequenceBuffer epsilons = new SequenceBuffer(DataType.FLOAT);
        INDArray input = inputs.sequence(STEPS, BATCH, INPUTS).sequence();
        INDArray epsilon = epsilons.sequence(STEPS, BATCH, sequence.getNOut()).sequence();
        input.assign(LayerHarness.random(DataType.FLOAT, 1, BATCH, INPUTS, STEPS));
        epsilon.assign(LayerHarness.random(DataType.FLOAT, 2, BATCH, sequence.getNOut(), STEPS));
        double[] seconds = new double[7];
        for (int round = -2; round < seconds.length; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int step = 0; step < 10; step++) {
                harness.forward(input, null);
                harness.backward(epsilon);
            }
            if (round >= 0) {
                seconds[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        double perSecond = 10.0 * STEPS * BATCH / seconds[3];
        System.out.printf(
                "%-4s %3d %-13s %,9.0f tokens/s%n",
                sequence.cell().kind(), sequence.shape().units(), sequence.direction(), perSecond);
    }
}
