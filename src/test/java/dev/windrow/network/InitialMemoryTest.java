package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.network.RecurrentStack.Cell;
import dev.windrow.network.RecurrentStack.Layers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

class InitialMemoryTest {
    private static final int STEPS = 100;
    private static final int UNITS = 600;

    private static NetworkSpec spec(RecurrentStack stack) {
        return NetworkSpec.plain(Reading.symbols(3, 2), stack, 2, 5);
    }

    private static RecurrentStack remembering(Cell cell) {
        return RecurrentStack.of(cell, UNITS).remembering(STEPS);
    }

    private static Map<String, float[]> weights(NetworkSpec spec) {
        Network network = new Network(spec, DataType.FLOAT);
        Map<String, float[]> named = new TreeMap<>();
        ParameterLayout.of(spec)
                .split(network.parameters().toFloatVector())
                .forEach(tensor -> named.put(tensor.name(), tensor.floats()));
        return named;
    }

    /** One gate's biases of several. */
    private static float[] gate(float[] biases, int gate, int units) {
        return Arrays.copyOfRange(biases, gate * units, (gate + 1) * units);
    }

    private static float[] negative(float[] values) {
        float[] negative = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            negative[k] = -values[k];
        }
        return negative;
    }

    /** e^b is uniform from 1 to T − 1: its mean is T / 2, give or take five deviations of the mean of so many. */
    private static void assertChrono(float[] kept) {
        double sum = 0;
        for (float bias : kept) {
            assertThat(bias).isBetween(0f, (float) Math.log(STEPS - 1.0));
            sum += Math.exp(bias);
        }
        double deviation = (STEPS - 2) / Math.sqrt(12.0 * kept.length);
        assertThat(sum / kept.length).isCloseTo(STEPS / 2.0, within(5 * deviation));
    }

    @ParameterizedTest
    @EnumSource(Layers.class)
    void anLstmKeepsByItsForgetGateAndWritesAsMuchLess(Layers layers) {
        float[] biases = weights(spec(remembering(Cell.LSTM).with(layers))).get("recurrent0.b");
        // Ours: input, forget, candidate, output. Deeplearning4j's: candidate, forget, output, input.
        int input = layers == Layers.WINDROW ? 0 : 3;
        int candidate = layers == Layers.WINDROW ? 2 : 0;
        int output = layers == Layers.WINDROW ? 3 : 2;
        float[] kept = gate(biases, 1, UNITS);
        assertChrono(kept);
        assertThat(gate(biases, input, UNITS)).isEqualTo(negative(kept));
        assertThat(gate(biases, candidate, UNITS)).containsOnly(0);
        assertThat(gate(biases, output, UNITS)).containsOnly(0);
    }

    @Test
    void aGruWritesLittleByItsUpdateGate() {
        float[] biases = weights(spec(remembering(Cell.GRU))).get("recurrent0.b");
        assertChrono(negative(gate(biases, 0, UNITS)));
        assertThat(gate(biases, 1, UNITS)).containsOnly(0);
        assertThat(gate(biases, 2, UNITS)).containsOnly(0);
    }

    @Test
    void eachLayerAndDirectionDrawsItsOwnAndTheSeedAlwaysTheSame() {
        NetworkSpec spec =
                spec(RecurrentStack.of(Cell.LSTM, 5).remembering(STEPS).deep(2).directions(2));
        Map<String, float[]> weights = weights(spec);
        assertThat(weights.get("recurrent0.fb"))
                .isNotEqualTo(weights.get("recurrent0.bb"))
                .isNotEqualTo(weights.get("recurrent1.fb"));
        weights(spec).forEach((name, values) -> assertThat(values).isEqualTo(weights.get(name)));
    }

    @Test
    void nothingButBiasesOfTheSequenceChanges() {
        NetworkSpec without =
                spec(RecurrentStack.of(Cell.LSTM, 5)).with(Reading.symbols(3, 2).spelled(4, 2, 3));
        Map<String, float[]> with = weights(without.with(without.stack().remembering(STEPS)));
        weights(without).forEach((name, values) -> {
            if (name.equals("recurrent0.b")) {
                assertThat(gate(values, 1, 5)).containsOnly(1);
                assertThat(with.get(name)).isNotEqualTo(values);
            } else {
                assertThat(with.get(name)).isEqualTo(values);
            }
        });
    }

    @Test
    void refusesAMemoryOfNoSteps() {
        assertThatThrownBy(() -> RecurrentStack.of(Cell.LSTM, 5).remembering(1))
                .hasMessage("network.initial-memory = 1: must be 0, or a number of steps from 2 on");
    }
}
