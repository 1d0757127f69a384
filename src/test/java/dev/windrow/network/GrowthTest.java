package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.network.RecurrentStack.Cell;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrowthTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 5);

    static Stream<NetworkSpec> networks() {
        // A chain's probabilities are of whole sequences, so new labels do not take alike from all others.
        return Stream.concat(Specs.shapes(), Specs.heads())
                .filter(spec -> spec.head().kind() != Head.Kind.CRF)
                .filter(spec ->
                        spec.stack().cell() == Cell.LSTM && spec.stack().layers() == RecurrentStack.Layers.WINDROW);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oldSymbolsAndClassesAreSpokenOfAsBefore(NetworkSpec spec) {
        Learner old = trained(spec);
        NetworkSpec larger = larger(spec);
        Learner grown = new Learner(larger, ADAM);
        grown.load(Growth.of(new Model(spec, old.state().parameters()), larger));

        Minibatch batch = Specs.batch(spec, 5, 5, 5);
        Predictions before = old.predict(batch);
        Predictions after = grown.predict(batch);
        int places = batch.rows() * batch.targetSteps();
        // New classes take some of the probability from all old ones alike; those of a cluster, from their cluster.
        int together = spec.head().cutoffs().isEmpty()
                ? spec.classes()
                : spec.head().cutoffs().get(0);
        for (int place = 0; place < places; place++) {
            int from = place * before.classes();
            int to = place * after.classes();
            for (int label = 1; label < together; label++) {
                float was = before.logProbabilities()[from + label] - before.logProbabilities()[from];
                float is = after.logProbabilities()[to + label] - after.logProbabilities()[to];
                assertThat(is).isCloseTo(was, within(2e-5f));
            }
        }
        old.release();
        grown.release();
    }

    @Test
    void withoutAnythingNewNothingChanges() {
        NetworkSpec spec = Specs.plain(Cell.LSTM);
        float[] weights = trained(spec).state().parameters();
        assertThat(Growth.of(new Model(spec, weights), spec)).isEqualTo(weights);
    }

    @Test
    void newRowsAreThoseOfANewNetwork() {
        NetworkSpec spec = Specs.plain(Cell.LSTM);
        NetworkSpec larger = larger(spec);
        float[] weights = trained(spec).state().parameters();
        Map<String, Tensor> before = named(spec, weights);
        Map<String, Tensor> fresh =
                named(larger, new Learner(larger, ADAM).state().parameters());
        Map<String, Tensor> grown = named(larger, Growth.of(new Model(spec, weights), larger));
        int known = spec.reading().symbols() * spec.reading().embeddingUnits();
        float[] embedding = grown.get("embedding.W").floats();
        assertThat(Arrays.copyOf(embedding, known))
                .isEqualTo(before.get("embedding.W").floats());
        assertThat(Arrays.copyOfRange(embedding, known, embedding.length))
                .isEqualTo(Arrays.copyOfRange(fresh.get("embedding.W").floats(), known, embedding.length));
        assertThat(grown.get("recurrent0.RW").floats())
                .isEqualTo(before.get("recurrent0.RW").floats());
    }

    @Test
    void theEndsOfAChainStayBehindItsLabels() {
        NetworkSpec spec = Specs.plain(Cell.LSTM).with(Head.crf(false, List.of()));
        int edge = spec.classes();
        float[] weights = trained(spec).state().parameters();
        float[] before = named(spec, weights).get("output.T").floats();
        NetworkSpec larger = larger(spec);
        float[] after = named(larger, Growth.of(new Model(spec, weights), larger))
                .get("output.T")
                .floats();
        int width = edge + 1;
        int grown = larger.classes() + 1;
        assertThat(before[edge]).isNotZero();
        assertThat(after[1 * grown + 2]).isEqualTo(before[1 * width + 2]);
        assertThat(after[grown - 1]).isEqualTo(before[edge]);
        assertThat(after[(grown - 1) * grown + 1]).isEqualTo(before[edge * width + 1]);
        assertThat(after[edge]).isZero();
        assertThat(after[edge * grown + 1]).isZero();
    }

    @Test
    void anotherNetworkIsRefusedWithItsWeights() {
        NetworkSpec spec = Specs.plain(Cell.LSTM);
        Model model = new Model(spec, new Learner(spec, ADAM).state().parameters());
        assertThatThrownBy(() -> Growth.of(model, Specs.plain(Cell.GRU)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights recurrent0.")
                .hasMessageContaining("cannot grow from shape");
    }

    private static NetworkSpec larger(NetworkSpec spec) {
        boolean next = spec.head().tied();
        return spec.sized(
                spec.reading().symbols() + 3,
                spec.reading().letters() == 0 ? 0 : spec.reading().letters() + 2,
                next ? spec.reading().symbols() + 3 : spec.classes() + 2);
    }

    private static Learner trained(NetworkSpec spec) {
        Learner learner = new Learner(spec, ADAM);
        for (int step = 0; step < 3; step++) {
            learner.step(Specs.batch(spec, 5, 5, 5), 0.05, step);
        }
        return learner;
    }

    private static Map<String, Tensor> named(NetworkSpec spec, float[] weights) {
        Map<String, Tensor> named = new HashMap<>();
        ParameterLayout.of(spec).split(weights).forEach(tensor -> named.put(tensor.name(), tensor));
        return named;
    }
}
