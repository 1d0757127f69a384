package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.Merge;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RecurrentSequenceDropoutTest {
    private static final double STEP = 1e-5;
    private static final RecurrentSequence LAYER = RecurrentSequence.of(Cell.lstm(), 3)
            .inputs(4)
            .bidirectional(Merge.SUM)
            .dropout(0.4, 0.3);

    @Test
    void gradientsAreThoseOfFiniteDifferencesUnderTheSameMasks() {
        LayerHarness harness = new LayerHarness(LAYER, DataType.DOUBLE);
        INDArray input = LayerHarness.random(DataType.DOUBLE, 1, 3, 4, 5);
        INDArray epsilon = LayerHarness.random(DataType.DOUBLE, 2, 3, 3, 5);
        harness.forward(input, null);
        INDArray inputGradient = harness.backward(epsilon).dup();
        check(harness, input, epsilon, harness.parameters, harness.gradients.dup());
        check(harness, input, epsilon, input, inputGradient);
        assertThat(inputGradient.dup('c').data().asDouble()).contains(0);
    }

    private static void check(LayerHarness harness, INDArray input, INDArray epsilon, INDArray at, INDArray gradient) {
        INDArray flat = gradient.dup('c').reshape(-1);
        for (long i = 0; i < at.length(); i++) {
            double middle = at.getDouble(i);
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                at.putScalar(i, middle + (side == 0 ? -STEP : STEP));
                losses[side] =
                        harness.forward(input, null).mul(epsilon).sumNumber().doubleValue();
            }
            at.putScalar(i, middle);
            assertThat(flat.getDouble(i)).isCloseTo((losses[1] - losses[0]) / (2 * STEP), within(1e-7));
        }
    }

    @Test
    void anIterationHasItsMasksWhateverCameBefore() {
        INDArray input = LayerHarness.random(DataType.FLOAT, 1, 3, 4, 5);
        LayerHarness one = new LayerHarness(LAYER, DataType.FLOAT);
        LayerHarness two = new LayerHarness(LAYER, DataType.FLOAT);
        INDArray first = one.forward(input, null).dup();
        one.layer.setIterationCount(1);
        INDArray second = one.forward(input, null).dup();
        two.layer.setIterationCount(1);
        assertThat(two.forward(input, null)).isEqualTo(second).isNotEqualTo(first);
        two.layer.seedDropout(99);
        assertThat(two.forward(input, null)).isNotEqualTo(second);
    }

    @Test
    void moreRowsAndPaddingChangeNoRow() {
        LayerHarness harness = new LayerHarness(LAYER, DataType.FLOAT);
        INDArray input = LayerHarness.random(DataType.FLOAT, 1, 3, 4, 5);
        INDArray all = harness.forward(input, null).dup();
        INDArray few = input.get(NDArrayIndex.interval(0, 2), NDArrayIndex.all(), NDArrayIndex.all());
        INDArray fewOutputs = harness.forward(few, null);
        INDArray expected = all.get(NDArrayIndex.interval(0, 2), NDArrayIndex.all(), NDArrayIndex.all());
        assertThat(fewOutputs.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @Test
    void inferenceDropsNothing() {
        INDArray input = LayerHarness.random(DataType.FLOAT, 1, 3, 4, 5);
        LayerHarness with = new LayerHarness(LAYER, DataType.FLOAT);
        LayerHarness without = new LayerHarness(LAYER.dropout(0, 0), DataType.FLOAT);
        assertThat(with.infer(input, null)).isEqualTo(without.infer(input, null));
        assertThat(LAYER).isNotEqualTo(LAYER.dropout(0, 0));
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatThrownBy(() -> LAYER.dropout(0.1, 1))
                .hasMessage("dropout of inputs 0.1, of recurrent weights 1.0: both must be at least 0 and less than 1");
    }
}
