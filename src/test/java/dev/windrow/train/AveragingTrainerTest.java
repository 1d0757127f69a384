package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.SparkSessions;
import dev.windrow.network.Learner;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AveragingTrainerTest {
    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(96, 9);

    @Test
    void oneWorkerIsALocalFit() {
        TrainingSpec spec = Toy.adam(1, 8, 3, 2);
        float[] averaged = train(spec, windows, 4).parameters();

        Learner learner = new Learner(spec.network(), spec.optimizer());
        for (int epoch = 0; epoch < 2; epoch++) {
            for (Toy.Round round : Toy.rounds(context, windows, spec, epoch)) {
                round.learn(learner, spec, epoch, 0.02);
            }
        }
        assertThat(averaged).isEqualTo(learner.state().parameters());
    }

    /** A target counts as much in a batch of short windows as in one of long ones. */
    @Test
    void oneWorkerIsALocalFitOfWindowsOfAnyLengthToo() {
        TrainingSpec spec = Toy.adam(1, 4, 4, 1);
        List<Window> sentences = Toy.sentences(61);
        float[] averaged = train(spec, sentences, 3).parameters();
        Learner learner = new Learner(spec.network(), spec.optimizer());
        for (Toy.Round round : Toy.rounds(context, sentences, spec, 0)) {
            round.learn(learner, spec, 0, 0.02);
        }
        assertThat(averaged).isEqualTo(learner.state().parameters());
    }

    @Test
    void workersAveragedEachStepAreOneBigBatch() {
        float[] four =
                train(Toy.sgd(4, 4, 1, 2, "averaging.outer=plain"), windows, 5).parameters();
        float[] one = train(Toy.sgd(1, 16, 1, 2), windows, 2).parameters();
        for (int i = 0; i < one.length; i++) {
            assertThat(four[i]).isEqualTo(one[i], within(2e-5f));
        }
    }

    /** 90 windows are 23 steps of 4 an epoch; rounds have 1, 2, 4, 4 … steps, and 4, 4, 4, 5, 7, 16, 8. */
    @ParameterizedTest
    @CsvSource({"false,warm-up,13", "false,quadratic,7", "true,warm-up,13", "true,quadratic,7"})
    void howOneWorkersStepsAreCutIntoRoundsChangesNothing(boolean stateful, String rule, int rounds) {
        List<Window> ragged = windows.subList(0, 90);
        String[] keys = {"stateful=" + stateful, "optimizer.schedule=cosine"};
        float[] constant = train(Toy.adam(1, 4, 4, 2, keys), ragged, 3).parameters();
        TrainingSpec spec = Toy.adam(1, 4, 4, 2, keys[0], keys[1], "averaging.steps=" + rule);
        Silent listener = new Silent();
        TrainedNetwork trained = new AveragingTrainer(context, spec, listener, Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, ragged, 3), ragged.size(), null);
        assertThat(trained.parameters()).isEqualTo(constant);
        assertThat(listener.rounds).isEqualTo(rounds);
    }

    @Test
    void theLayoutOfTheDataChangesNothing() {
        TrainingSpec spec = Toy.adam(3, 4, 2, 2);
        assertThat(train(spec, windows, 1).parameters())
                .isEqualTo(train(spec, windows, 7).parameters());
    }

    @Test
    void theLayoutOfWindowsOfUnequalLengthChangesNothing() {
        TrainingSpec spec = Toy.adam(3, 4, 2, 2);
        List<Window> sentences = Toy.sentences(130);
        Silent listener = new Silent();
        float[] trained = new AveragingTrainer(context, spec, listener, Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, sentences, 1), sentences.size(), null)
                .parameters();
        assertThat(trained).isEqualTo(train(spec, sentences, 7).parameters());
        long symbols = sentences.stream().mapToLong(Window::length).sum();
        assertThat(listener.lastRound.work().tokens()).isEqualTo(2 * symbols);
        double places = listener.all.stream()
                .mapToDouble(round -> round.work().roundPlaces())
                .sum();
        assertThat(2 * symbols / places).isBetween(0.8, 1.0);
        assertThat(listener.lastRound.work().realTokens()).isBetween(0.5, 1.0);
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        TrainingSpec spec = Toy.adam(2, 4, 2, 1);
        TrainingSpec other = Toy.adam(2, 4, 2, 1, "seed=2");
        assertThat(train(spec, windows, 2).parameters())
                .isNotEqualTo(train(other, windows, 2).parameters());
    }

    @Test
    void fewerWindowsThanWorkers() {
        Silent listener = new Silent();
        TrainingSpec spec = Toy.adam(5, 4, 2, 1);
        TrainedNetwork trained = new AveragingTrainer(context, spec, listener, Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, Toy.windows(2, 9), 3), 2, null);
        assertThat(listener.rounds).isEqualTo(1);
        assertThat(listener.lastRound.work().workersBusy()).isEqualTo(2);
        assertThat(listener.lastRound.work().tokens()).isEqualTo(18);
        assertThat(trained.parameters()).isNotEqualTo(start());
    }

    @Test
    void keepsTheBestEpochByValidation() {
        List<Window> held = Toy.windows(40, 9);
        TrainingSpec spec = Toy.adam(2, 8, 3, 6);
        try (Validation validation =
                new Validation(new Sweep(context, Toy.indexed(context, held, 3), held.size(), spec))) {
            Silent listener = new Silent();
            TrainedNetwork trained = new AveragingTrainer(context, spec, listener, Keeper.NONE)
                    .train(RunState.start(spec), Toy.indexed(context, windows, 2), windows.size(), validation);
            Learner learner = new Learner(spec.network(), spec.optimizer());
            learner.load(trained.parameters());
            double loss = learner.lossSum(Minibatch.of(Alignment.SYNCED, held)) / (40 * 9);
            assertThat(loss).isEqualTo(trained.validationLoss(), within(1e-5));
            assertThat(loss).isLessThan(Math.log(Toy.SYMBOLS) - 0.3);
        }
    }

    @Test
    void aRateThatIsFarTooHighIsToldAsDivergence() {
        TrainingSpec wild = Toy.sgd(2, 4, 2, 3, "optimizer.rate=1e300");
        assertThatThrownBy(() -> train(wild, windows, 2))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("lower training.optimizer.rate");
    }

    /** Two workers of two rows each: four streams, which a learner reads on its own from beginning to end. */
    @Test
    void statefulRowsReadOnFromRoundToRound() {
        TrainingSpec plain = Toy.adam(1, 4, 3, 2);
        TrainingSpec spec = Toy.adam(1, 4, 3, 2, "stateful=true");
        float[] trained = train(spec, windows, 4).parameters();
        Learner learner = new Learner(spec.network(), spec.optimizer());
        for (int epoch = 0; epoch < 2; epoch++) {
            learner.stream();
            for (int step = 0; step < 24; step++) {
                List<Window> batch = List.of(
                        windows.get(step), windows.get(24 + step), windows.get(48 + step), windows.get(72 + step));
                // No dropout, so the noise does not matter.
                learner.step(Minibatch.of(Alignment.SYNCED, batch), 0.02, 0);
            }
            learner.endStream();
        }
        assertThat(trained).isEqualTo(learner.state().parameters());
        assertThat(train(plain, windows, 4).parameters()).isNotEqualTo(trained);
    }

    @Test
    void statefulStreamsOfUnequalLength() {
        TrainingSpec spec = Toy.adam(3, 4, 2, 2, "stateful=true");
        List<Window> few = windows.subList(0, 40);
        Silent listener = new Silent();
        float[] trained = new AveragingTrainer(context, spec, listener, Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, few, 2), few.size(), null)
                .parameters();
        assertThat(listener.lastRound.work().tokens()).isEqualTo(2L * 40 * 9);
        assertThat(trained).isEqualTo(train(spec, few, 5).parameters());
    }

    private TrainedNetwork train(TrainingSpec spec, List<Window> windows, int partitions) {
        return new AveragingTrainer(context, spec, new Silent(), Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, windows, partitions), windows.size(), null);
    }

    private static float[] start() {
        return new Learner(Toy.network(), Toy.adam(1, 1, 1, 1).optimizer())
                .state()
                .parameters();
    }
}
