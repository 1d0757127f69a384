package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Padding changes no number. In double, to a part in 10^9: the order of a matrix product's sums is all that may differ.
 */
class PaddingTest {
    private static final double TOLERANCE = 1e-9;
    private static final int NOISE = 4;

    @ParameterizedTest
    @MethodSource({
        "dev.windrow.network.Specs#shapes",
        "dev.windrow.network.Specs#heads",
        "dev.windrow.network.Specs#chains",
        "dev.windrow.network.Specs#variants",
        "dev.windrow.network.Specs#vectors"
    })
    void aRowHasTheLossAndGradientItHasAlone(NetworkSpec spec) {
        Network network = new Network(spec, DataType.DOUBLE);
        Specs.scatter(network);
        List<Window> windows = Specs.windows(spec, 4, 2, 1);
        double together = network.learn(Minibatch.of(Specs.alignment(spec), windows), NOISE);
        INDArray gradient = network.gradient().dup();
        INDArray sum = gradient.mul(0);
        double alone = 0;
        for (Window window : windows) {
            alone += network.learn(Minibatch.of(Specs.alignment(spec), List.of(window)), NOISE);
            sum.addi(network.gradient());
        }
        assertThat(together).isCloseTo(alone, Offset.offset(TOLERANCE));
        assertThat(gradient.sub(sum).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource({
        "dev.windrow.network.Specs#shapes",
        "dev.windrow.network.Specs#heads",
        "dev.windrow.network.Specs#chains",
        "dev.windrow.network.Specs#variants",
        "dev.windrow.network.Specs#vectors"
    })
    void widerPaddingChangesNothingNotEvenDropout(NetworkSpec shape) {
        NetworkSpec spec = Specs.droppingAll(shape);
        Network network = new Network(spec, DataType.DOUBLE);
        Specs.scatter(network);
        Minibatch narrow = Specs.batch(spec, 3, 4);
        Minibatch wide = widen(narrow, 3);
        double loss = network.learn(narrow, NOISE);
        INDArray gradient = network.gradient().dup();
        assertThat(network.learn(wide, NOISE)).isCloseTo(loss, Offset.offset(TOLERANCE));
        assertThat(network.gradient().sub(gradient).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
        Predictions predictions = network.predict(narrow);
        boolean values = spec.head().kind().predictsVectors();
        float[] before = (values ? predictions.values() : predictions.logProbabilities()).clone();
        Predictions after = network.predict(wide);
        for (int row = 0; row < narrow.rows(); row++) {
            for (int step = 0; step < Math.min(narrow.lengths()[row], narrow.targetSteps()); step++) {
                if (predictions.path() != null) {
                    assertThat(after.best(row, step)).isEqualTo(predictions.best(row, step));
                }
                for (int k = 0; k < spec.outputs(); k++) {
                    assertThat(values ? after.value(row, step, k) : after.logProbability(row, step, k))
                            .isCloseTo(before[predictions.offset(row, step) + k], Offset.offset(1e-6f));
                }
            }
        }
    }

    /** The same batch with columns of padding on the right, full of what must not be looked at. */
    private static Minibatch widen(Minibatch batch, int more) {
        int steps = batch.steps() + more;
        boolean synced = batch.targetSteps() == batch.steps();
        return new Minibatch(
                batch.rows(),
                steps,
                synced ? steps : 1,
                batch.inputs().length == 0 ? batch.inputs() : widen(batch.inputs(), batch.rows(), more, 1),
                batch.lengths(),
                synced && batch.targets().length > 0
                        ? widen(batch.targets(), batch.rows(), more, Window.NO_TARGET)
                        : batch.targets(),
                batch.spellings(),
                batch.spellingOf().length == 0 ? batch.spellingOf() : widen(batch.spellingOf(), batch.rows(), more, 1),
                widen(batch.inputVectors(), batch.rows(), more, 7),
                synced ? widen(batch.targetVectors(), batch.rows(), more, Float.NaN) : batch.targetVectors());
    }

    private static Vectors widen(Vectors vectors, int rows, int more, float filling) {
        if (vectors.isNone()) {
            return vectors;
        }
        int width = vectors.values().length / rows;
        int wider = width + more * vectors.width();
        float[] wide = new float[rows * wider];
        Arrays.fill(wide, filling);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(vectors.values(), row * width, wide, row * wider, width);
        }
        return new Vectors(vectors.width(), wide);
    }

    private static int[] widen(int[] rowMajor, int rows, int more, int filling) {
        int width = rowMajor.length / rows;
        int[] wide = new int[rows * (width + more)];
        Arrays.fill(wide, filling);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(rowMajor, row * width, wide, row * (width + more), width);
        }
        return wide;
    }
}
