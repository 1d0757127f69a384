package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.CellTrace;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class NetworkMemoryTest {
    private static final NetworkSpec.Dropout SOME = new NetworkSpec.Dropout(0, 0.3, 0.2, 0.1);

    private static ModelDirectory.Model model(NetworkSpec spec) {
        float[] parameters = new float[ParameterLayout.of(spec).length()];
        Random random = new Random(4);
        for (int k = 0; k < parameters.length; k++) {
            parameters[k] = (float) random.nextGaussian() / 2;
        }
        return new ModelDirectory.Model(spec, parameters);
    }

    /** Where each symbol is read once, what the loss hangs on it by is the gradient of its row of the embedding. */
    @ParameterizedTest
    @EnumSource(
            value = RecurrentStack.Cell.class,
            names = {"RNN", "LSTM", "GRU"})
    void theLossHangsOnSymbolsAsTheirRowsOfTheEmbeddingSay(RecurrentStack.Cell cell) {
        NetworkSpec spec = Specs.plain(cell).with(SOME);
        ModelDirectory.Model model = model(spec);
        Window window = new Window("w", 0, new int[] {4, 2, 6, 3}, new int[] {1, 0, 2, Window.NO_TARGET}, new int[0][]);
        double[] byLag = new NetworkMemory(model).ofLoss(Minibatch.of(Alignment.SYNCED, List.of(window)));
        assertThat(byLag).as("lags of the last step that has a target").hasSize(3);

        NetworkSpec bare = spec.with(NetworkSpec.Dropout.NONE);
        Network network = new Network(bare, DataType.DOUBLE);
        set(network, bare, model);
        Window alone = new Window(
                "w",
                0,
                window.inputs(),
                new int[] {Window.NO_TARGET, Window.NO_TARGET, 2, Window.NO_TARGET},
                new int[0][]);
        network.learn(Minibatch.of(Alignment.SYNCED, List.of(alone)), 0);
        INDArray rows = network.gradient();
        for (int lag = 0; lag < 3; lag++) {
            double norm = rowNorm(
                    network, rows, window.inputs()[2 - lag], bare.reading().embeddingUnits());
            assertThat(byLag[lag]).as("lag %d", lag).isGreaterThan(0).isCloseTo(norm, Offset.offset(1e-12));
        }
    }

    private static void set(Network network, NetworkSpec spec, ModelDirectory.Model model) {
        float[] flat =
                ParameterLayout.of(spec).join(ParameterLayout.of(model.spec()).split(model.parameters()));
        for (int k = 0; k < flat.length; k++) {
            network.parameters().putScalar(k, flat[k]);
        }
    }

    /** The embedding stands first, a row a symbol. */
    private static double rowNorm(Network network, INDArray gradient, int symbol, int units) {
        INDArray table = network.graph().getLayer(GraphBuilder.EMBEDDING).params();
        assertThat(table.length()).isEqualTo((long) Specs.SYMBOLS * units);
        double squares = 0;
        for (int k = 0; k < units; k++) {
            double value = gradient.getDouble((long) symbol * units + k);
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Vectors one and the other way, against differences of the loss along the direction of each number. */
    @Test
    void theLossHangsOnVectorsAsDifferencesSay() {
        NetworkSpec spec = regression();
        ModelDirectory.Model model = model(spec);
        float[] values = new float[5 * Specs.WIDTH];
        Random random = new Random(8);
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        double[] byLag = new NetworkMemory(model).ofLoss(sequence(values));
        assertThat(byLag).hasSize(5);
        Network network = new Network(spec.with(spec.stack().with(RecurrentStack.Kernel.REFERENCE)), DataType.DOUBLE);
        set(network, spec, model);
        float step = 1f / 256;
        for (int lag = 0; lag < 5; lag++) {
            double squares = 0;
            for (int column = 0; column < Specs.WIDTH; column++) {
                int place = (4 - lag) * Specs.WIDTH + column;
                float middle = values[place];
                values[place] = middle + step;
                double up = network.loss(sequence(values));
                values[place] = middle - step;
                double down = network.loss(sequence(values));
                values[place] = middle;
                double slope = (up - down) / ((double) (middle + step) - (double) (middle - step));
                squares += slope * slope;
            }
            assertThat(byLag[lag]).as("lag %d", lag).isCloseTo(Math.sqrt(squares), Offset.offset(1e-3));
        }
    }

    private static Minibatch sequence(float[] values) {
        Window window = new Window(
                "v",
                0,
                new int[0],
                new int[0],
                new int[0][],
                new Vectors(Specs.WIDTH, values.clone()),
                Vectors.one(0.3f, -0.2f, 0.1f, 0.9f));
        return Minibatch.of(Alignment.MANY_TO_ONE, List.of(window));
    }

    /** A network that reads vectors both ways and tells some values at the end. */
    private static NetworkSpec regression() {
        return Specs.vectors()
                .filter(spec -> spec.stack().layers() == RecurrentStack.Layers.WINDROW
                        && spec.stack().depth() == 1)
                .filter(spec -> spec.stack().cell() == RecurrentStack.Cell.GRU
                        && spec.stack().bidirectional())
                .filter(spec -> spec.output() == NetworkSpec.Output.SEQUENCE && spec.outputs() == spec.classes())
                .filter(spec -> spec.head().kind() == Head.Kind.VALUES)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void layersAreTracedLowestFirstOverTheirOwnInputs() {
        List<NetworkSpec> deep = new ArrayList<>();
        Specs.shapes()
                .filter(spec -> spec.stack().layers() == RecurrentStack.Layers.WINDROW
                        && spec.stack().depth() == 2)
                .filter(spec -> spec.output() != NetworkSpec.Output.DECODER)
                .forEach(deep::add);
        assertThat(deep).isNotEmpty();
        for (NetworkSpec spec : deep) {
            List<CellTrace> traces = new NetworkMemory(model(spec)).traces(Specs.batch(spec, 4));
            assertThat(traces).hasSize(2);
            assertThat(traces.get(0).steps()).isEqualTo(4);
            int below = spec.stack().bidirectional()
                    ? 2 * spec.stack().units()
                    : spec.stack().units();
            assertThat(traces.get(1).shape().inputs()).isEqualTo(below);
        }
    }

    @Test
    void whatCannotBeToldIsRefusedWithItsReason() {
        NetworkSpec stock = Specs.shapes()
                .filter(spec -> spec.stack().layers() == RecurrentStack.Layers.DL4J)
                .findFirst()
                .orElseThrow();
        assertRefused(stock, "layers = dl4j: its recurrent layers");
        assertRefused(Specs.chains().findFirst().orElseThrow(), "network.output.kind = crf: has one loss for a whole");
        assertRefused(
                Specs.aligners().findFirst().orElseThrow(), "network.output.kind = ctc: has one loss for a whole");
        assertRefused(Specs.decoders().findFirst().orElseThrow(), "a decoder's steps hang on what it has said");
    }

    private static void assertRefused(NetworkSpec spec, String message) {
        ModelDirectory.Model model = new ModelDirectory.Model(spec, new float[0]);
        assertThatThrownBy(() -> new NetworkMemory(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
