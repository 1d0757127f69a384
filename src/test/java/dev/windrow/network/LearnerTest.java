package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.network.OptimizerSpec.Name;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class LearnerTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(Name.ADAM, 5);
    private static final NetworkSpec LSTM = Specs.plain(RecurrentStack.Cell.LSTM);

    @ParameterizedTest
    @EnumSource(value = RecurrentStack.Cell.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void learnsTheNextSymbolOfACycle(RecurrentStack.Cell cell) {
        NetworkSpec spec = languageModel(cell);
        Learner learner = new Learner(spec, ADAM);
        Minibatch batch = cycles(4, 12);
        double loss = Double.NaN;
        for (int step = 0; step < 200; step++) {
            StepResult result = learner.step(batch, 0.03, step);
            loss = result.lossSum() / result.targets();
        }
        assertThat(loss).isLessThan(0.02);
        assertThat(learner.lossSum(batch) / batch.targetCount()).isLessThan(0.02);
        assertThat(generated(learner, 2, 9)).containsExactly(3, 4, 5, 0, 1, 2, 3, 4, 5);
    }

    private static int[] generated(Learner learner, int first, int count) {
        int[] symbols = new int[count];
        int last = first;
        learner.begin(1);
        for (int k = 0; k < count; k++) {
            last = learner.next(new int[] {last}).best(0, 0);
            symbols[k] = last;
        }
        return symbols;
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void aFrozenEmbeddingStaysAsItIsAndCountsForNothing(Name name) {
        Learner free = new Learner(LSTM, new OptimizerSpec(name, 0));
        Learner frozen = new Learner(LSTM, new OptimizerSpec(name, 0, true));
        float[] before = frozen.state().parameters();
        Minibatch batch = Specs.batch(LSTM, 4, 5);
        double wholeNorm = free.step(batch, 0.01, 1).gradientNorm();
        assertThat(frozen.step(batch, 0.01, 1).gradientNorm()).isLessThan(wholeNorm);
        List<Tensor> was = ParameterLayout.of(LSTM).split(before);
        List<Tensor> is = ParameterLayout.of(LSTM).split(frozen.state().parameters());
        List<Tensor> other = ParameterLayout.of(LSTM).split(free.state().parameters());
        for (int k = 0; k < was.size(); k++) {
            if (was.get(k).name().equals("embedding.W")) {
                assertThat(is.get(k).floats()).isEqualTo(was.get(k).floats());
                assertThat(other.get(k).floats()).isNotEqualTo(was.get(k).floats());
            } else {
                assertThat(is.get(k).floats()).isEqualTo(other.get(k).floats());
            }
        }
    }

    /** Windows padded to one length, and the same vectors one by one. */
    @ParameterizedTest
    @EnumSource(value = RecurrentStack.Cell.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void vectorsReadStepByStepSayWhatTheySayTogether(RecurrentStack.Cell cell) {
        NetworkSpec spec = Specs.plain(cell)
                .with(Reading.vectors(3, cell == RecurrentStack.Cell.GRU ? 4 : 0))
                .with(Head.logistic(true));
        Learner learner = new Learner(spec, ADAM);
        Minibatch batch = Specs.batch(spec, 4, 4);
        float[] together = learner.predict(batch).values().clone();
        learner.begin(2);
        for (int step = 0; step < 4; step++) {
            float[] both = new float[2 * 3];
            for (int row = 0; row < 2; row++) {
                System.arraycopy(batch.inputVectors().values(), (row * 4 + step) * 3, both, row * 3, 3);
            }
            Predictions next = learner.next(both);
            for (int row = 0; row < 2; row++) {
                for (int k = 0; k < spec.outputs(); k++) {
                    assertThat(next.value(row, 0, k))
                            .isCloseTo(together[(row * 4 + step) * spec.outputs() + k], Offset.offset(1e-5f));
                }
            }
        }
        assertThatThrownBy(() -> learner.next(new float[3]))
                .hasMessage("1 vectors for 2 rows begun: begin(rows) comes first, and again after new weights");
    }

    private static NetworkSpec languageModel(RecurrentStack.Cell cell) {
        return NetworkSpec.plain(Reading.symbols(6, 5), RecurrentStack.of(cell, 8), 6, 3);
    }

    /** Rows of 0 1 2 3 4 5 0 1 …, each beginning elsewhere. */
    private static Minibatch cycles(int rows, int steps) {
        List<Window> windows = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int[] inputs = new int[steps];
            int[] targets = new int[steps];
            for (int step = 0; step < steps; step++) {
                inputs[step] = (row + step) % 6;
                targets[step] = (row + step + 1) % 6;
            }
            windows.add(new Window("row" + row, 0, inputs, targets, new int[0][]));
        }
        return Minibatch.of(Alignment.SYNCED, windows);
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void everyOptimizerLowersTheLoss(Name name) {
        NetworkSpec spec = languageModel(RecurrentStack.Cell.LSTM);
        Learner learner = new Learner(spec, new OptimizerSpec(name, 1));
        Minibatch batch = cycles(4, 12);
        double before = learner.lossSum(batch);
        for (int step = 0; step < 60; step++) {
            learner.step(batch, name == Name.SGD ? 1 : 0.01, step);
        }
        assertThat(learner.lossSum(batch)).isLessThan(0.8 * before);
    }

    @Test
    void goesTheSameWayTwiceBitForBit() {
        Specs.shapes().map(spec -> Specs.dropping(spec, 0.3)).forEach(spec -> {
            LearnerState first = threeSteps(new Learner(spec, ADAM), spec);
            LearnerState second = threeSteps(new Learner(spec, ADAM), spec);
            assertThat(second.parameters()).as(spec.toString()).isEqualTo(first.parameters());
            assertThat(second.moments()).isDeepEqualTo(first.moments());
            assertThat(second.iteration()).isEqualTo(3);
        });
    }

    private static LearnerState threeSteps(Learner learner, NetworkSpec spec) {
        Minibatch batch = Specs.batch(spec, 4, 2, 3);
        for (int step = 0; step < 3; step++) {
            learner.step(batch, 0.01, 100 + step);
        }
        return learner.state();
    }

    @Test
    void goesOnFromAStateAsIfNeverInterrupted() {
        NetworkSpec spec = Specs.dropping(LSTM, 0.2);
        Minibatch batch = Specs.batch(spec, 4, 2, 3);
        Learner whole = new Learner(spec, ADAM);
        threeSteps(whole, spec);
        LearnerState middle = whole.state();
        whole.step(batch, 0.01, 200);
        Learner other = new Learner(spec, ADAM);
        other.step(batch, 0.5, 1);
        other.load(middle);
        other.step(batch, 0.01, 200);
        assertThat(other.state().parameters()).isEqualTo(whole.state().parameters());
        assertThat(middle.parameters()).isNotEqualTo(whole.state().parameters());
    }

    @Test
    void startsFromTheSeedAlone() throws InterruptedException {
        float[] here = new Learner(LSTM, ADAM).state().parameters();
        Nd4j.getRandom().setSeed(99);
        float[][] there = new float[1][];
        Thread thread =
                new Thread(() -> there[0] = new Learner(LSTM, ADAM).state().parameters());
        thread.start();
        thread.join();
        assertThat(there[0]).isEqualTo(here);
    }

    @Test
    void dropsByTheNoiseOfTheStep() {
        NetworkSpec spec = Specs.dropping(LSTM, 0.5);
        Minibatch batch = Specs.batch(spec, 5, 5);
        double first = new Learner(spec, ADAM).step(batch, 0, 1).lossSum();
        assertThat(new Learner(spec, ADAM).step(batch, 0, 1).lossSum()).isEqualTo(first);
        assertThat(new Learner(spec, ADAM).step(batch, 0, 2).lossSum()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("recurrentDropouts")
    void dropsInRecurrentLayersByTheSeedAndTheNoise(NetworkSpec.Dropout dropout) {
        NetworkSpec spec = LSTM.with(dropout);
        Minibatch batch = Specs.batch(spec, 5, 5);
        Learner first = new Learner(spec, ADAM);
        double loss = first.step(batch, 0.1, 1).lossSum();
        assertThat(loss)
                .isNotEqualTo(new Learner(LSTM, ADAM).step(batch, 0.1, 1).lossSum());
        Learner second = new Learner(spec, ADAM);
        second.step(batch, 0, 7); // another history, the same weights
        second.load(new LearnerState(
                new Learner(spec, ADAM).state().parameters(), first.state().moments(), 0));
        assertThat(second.step(batch, 0.1, 1).lossSum()).isEqualTo(loss);
        assertThat(new Learner(spec, ADAM).step(batch, 0, 2).lossSum()).isNotEqualTo(loss);
        assertThat(first.lossSum(batch)).isEqualTo(first.lossSum(batch));
    }

    private static Stream<NetworkSpec.Dropout> recurrentDropouts() {
        return Stream.of(
                new NetworkSpec.Dropout(0.5, 0, 0, 0),
                new NetworkSpec.Dropout(0, 0, 0.5, 0),
                new NetworkSpec.Dropout(0, 0, 0, 0.5));
    }

    @Test
    void learnsUnderAllDropouts() {
        NetworkSpec spec = languageModel(RecurrentStack.Cell.LSTM).with(new NetworkSpec.Dropout(0, 0.05, 0.05, 0.2));
        Learner learner = new Learner(spec, ADAM);
        Minibatch batch = cycles(4, 12);
        for (int step = 0; step < 300; step++) {
            learner.step(batch, 0.03, step);
        }
        assertThat(learner.lossSum(batch) / batch.targetCount()).isLessThan(0.1);
    }

    @Test
    void kernelsAgree() {
        Minibatch batch = Specs.batch(LSTM, 5, 3);
        Learner oneDnn = new Learner(LSTM.with(LSTM.stack().with(RecurrentStack.Kernel.ONEDNN)), ADAM);
        Learner reference = new Learner(LSTM.with(LSTM.stack().with(RecurrentStack.Kernel.REFERENCE)), ADAM);
        assertThat(reference.lossSum(batch)).isCloseTo(oneDnn.lossSum(batch), Offset.offset(1e-4));
        NetworkSpec stock = Specs.shapes()
                .filter(spec -> spec.stack().layers() == RecurrentStack.Layers.DL4J)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> new Learner(stock.with(stock.stack().with(RecurrentStack.Kernel.REFERENCE)), ADAM))
                .hasMessageContaining("take layers: windrow");
    }

    @Test
    void clipsTheGradientOfTheMeanLoss() {
        Minibatch batch = Specs.batch(LSTM, 5, 3);
        Learner free = new Learner(LSTM, new OptimizerSpec(Name.SGD, 0));
        Learner clipped = new Learner(LSTM, new OptimizerSpec(Name.SGD, 0.01));
        float[] start = free.state().parameters();
        StepResult step = free.step(batch, 1, 0);
        assertThat(clipped.step(batch, 1, 0).gradientNorm()).isEqualTo(step.gradientNorm());
        assertThat(step.gradientNorm()).isGreaterThan(0.01);
        assertThat(distance(start, free.state().parameters()))
                .isCloseTo(step.gradientNorm(), Percentage.withPercentage(0.01));
        assertThat(distance(start, clipped.state().parameters())).isCloseTo(0.01, Percentage.withPercentage(0.01));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void changesNothingWithoutTargets() {
        Learner learner = new Learner(LSTM, ADAM);
        LearnerState before = learner.state();
        int[] none = {Window.NO_TARGET, Window.NO_TARGET};
        Minibatch batch =
                Minibatch.of(Alignment.SYNCED, List.of(new Window("w", 0, new int[] {1, 2}, none, new int[0][])));
        assertThat(learner.step(batch, 1, 0)).isEqualTo(new StepResult(0, 0, 0));
        assertThat(learner.state().parameters()).isEqualTo(before.parameters());
        assertThat(learner.state().iteration()).isZero();
        assertThat(learner.lossSum(batch)).isZero();
    }

    @Test
    void predictionsAgreeWithTheLoss() {
        Specs.shapes().forEach(spec -> {
            Learner learner = new Learner(spec, ADAM);
            Minibatch batch = Specs.batch(spec, 4, 2, 5);
            double loss = learner.lossSum(batch);
            Predictions predictions = learner.predict(batch);
            double sum = 0;
            for (int row = 0; row < batch.rows(); row++) {
                for (int step = 0; step < batch.targetSteps(); step++) {
                    int target = batch.targets()[row * batch.targetSteps() + step];
                    sum -= target < 0 ? 0 : predictions.logProbability(row, step, target);
                }
            }
            assertThat(sum).isCloseTo(loss, Offset.offset(1e-4));
        });
    }

    @Test
    void readingSymbolBySymbolPredictsAsReadingAtOnce() {
        NetworkSpec spec = NetworkSpec.plain(
                        Reading.symbols(7, 3),
                        RecurrentStack.of(RecurrentStack.Cell.LSTM, 5).deep(2),
                        4,
                        5)
                .with(new NetworkSpec.Dropout(0, 0.3, 0, 0));
        Learner learner = new Learner(spec, ADAM);
        Minibatch batch = Specs.batch(spec, 6, 6);
        float[] whole = learner.predict(batch).logProbabilities().clone();
        learner.begin(2);
        for (int step = 0; step < 6; step++) {
            Predictions next = learner.next(new int[] {batch.inputs()[step], batch.inputs()[6 + step]});
            for (int row = 0; row < 2; row++) {
                for (int k = 0; k < 4; k++) {
                    assertThat(next.logProbability(row, 0, k))
                            .isCloseTo(whole[(row * 6 + step) * 4 + k], Offset.offset(1e-5f));
                }
            }
            learner.predict(batch); // must not disturb the carried states
        }
    }

    @Test
    void refusesToCarryStatesWhereThereAreNone() {
        NetworkSpec both = Specs.shapes()
                .filter(spec -> spec.stack().bidirectional())
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> new Learner(both, ADAM).begin(1)).hasMessageContaining("bidirectional");
        Learner learner = new Learner(LSTM, ADAM);
        assertThatThrownBy(() -> learner.next(new int[] {1})).hasMessageContaining("begin(rows) comes first");
        learner.begin(2);
        assertThatThrownBy(() -> learner.next(new int[] {1})).hasMessageContaining("1 symbols for 2 rows");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Learner learner = new Learner(LSTM, ADAM);
        assertThatThrownBy(() -> learner.load(new float[3]))
                .hasMessage("3 parameters: this network has " + learner.parameterCount());
        assertThatThrownBy(() -> learner.load(new LearnerState(learner.state().parameters(), new float[1][], 0)))
                .hasMessage("1 moments of ADAM: this network has 2");
        Minibatch outside =
                Minibatch.of(Alignment.SYNCED, List.of(new Window("w", 0, new int[] {7}, new int[] {0}, new int[0][])));
        assertThatThrownBy(() -> learner.lossSum(outside)).hasMessageContaining("id 7 in row 0, step 0");
        Minibatch target =
                Minibatch.of(Alignment.SYNCED, List.of(new Window("w", 0, new int[] {1}, new int[] {4}, new int[0][])));
        assertThatThrownBy(() -> learner.lossSum(target)).hasMessageContaining("target 4 in row 0");
        assertThatThrownBy(() -> new OptimizerSpec(Name.ADAM, -1)).hasMessageContaining("clip norm = -1.0");
    }
}
