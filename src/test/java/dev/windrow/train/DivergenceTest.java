package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradient descent at a rate that throws the weights about, on 96 windows: rounds of one step, twelve an epoch. */
class DivergenceTest {
    private static final double WILD = 400;

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(96, 9);
    private final Silent listener = new Silent();
    private final List<RunState> kept = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"travel: float32", "travel: int8"})
    void aRateThatExplodesIsHalvedUntilItHolds(String averaging) {
        TrainedNetwork trained = train(wild(20, averaging));
        int retreats = listener.events.size();
        assertThat(retreats).isBetween(1, 20);
        assertThat(listener.events).allSatisfy(event -> {
            assertThat(event.kind()).isEqualTo(RunEvent.Kind.RETREAT);
            assertThat(event.message()).startsWith("the loss rose to ").contains("at half the rate (retreat ");
        });
        assertThat(listener.events.get(0).message())
                .contains(" at rate 400.0: back to epoch 1 after round ")
                .endsWith("(retreat 1 of 20)");
        RoundReport.Setting last = listener.lastRound.setting();
        assertThat(last.retreats()).isEqualTo(retreats);
        assertThat(last.rate()).isEqualTo(WILD / (1 << retreats));
        assertThat(listener.epochs).hasSize(3);
        for (float parameter : trained.parameters()) {
            assertThat(parameter).isFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"travel: float32", "travel: int8"})
    void aRunGoesOnFromWhatWasKeptToTheSameBytes(String averaging) {
        TrainingSpec spec = wild(20, averaging);
        TrainedNetwork whole = train(spec);
        assertThat(kept).anyMatch(state -> state.progress().retreats() > 0);
        for (RunState state : List.copyOf(kept)) {
            assertThat(train(spec, state, null).parameters()).isEqualTo(whole.parameters());
        }
    }

    @Test
    void whatIsKeptIsSound() {
        train(wild(20, "travel: float32"));
        List<RoundReport> all = listener.all;
        double worstKept = kept.stream()
                .mapToDouble(state -> state.progress().usualLoss())
                .max()
                .orElseThrow();
        int exploded = 0;
        for (int k = 1; k < all.size(); k++) {
            if (all.get(k).setting().retreats() > all.get(k - 1).setting().retreats()) {
                assertThat(all.get(k - 1).loss()).isGreaterThan(worstKept);
                exploded++;
            }
        }
        assertThat(exploded).isEqualTo(listener.events.size());
        assertThat(kept).extracting(state -> state.progress().rounds()).isSorted();
    }

    /** The rate rises in a line, so that it explodes when much has been learnt. */
    @Test
    void aRunThatMayNotGoBackAgainEnds() {
        TrainingSpec spec = Toy.sgd(2, 4, 1, 3, "optimizer.rate=600", "optimizer.warm-up=1", "divergence.retreats=1");
        DivergedException end = catchThrowableOfType(DivergedException.class, () -> train(spec));
        assertThat(end)
                .hasMessageStartingWith("DIVERGED: the loss rose to ")
                .hasMessageContaining(", after 1 retreat: lower training.optimizer.rate");
        assertThat(listener.events)
                .extracting(RunEvent::kind)
                .containsExactly(RunEvent.Kind.RETREAT, RunEvent.Kind.DIVERGED);
        RunState last = kept.get(kept.size() - 1);
        assertThat(end.lastGood()).isPresent();
        assertThat(end.lastGood().get().parameters()).isEqualTo(last.network().parameters());
    }

    @Test
    void withValidationTheBestNetworkIsTheLastGoodOne() {
        TrainingSpec spec = wild(20, "travel: float32");
        try (Validation validation =
                new Validation(new Sweep(context, Toy.indexed(context, Toy.windows(20, 9), 2), 20, spec))) {
            TrainedNetwork whole = train(spec, RunState.start(spec), validation);
            RunState spent = kept.get(kept.size() - 1);
            assertThat(spent.best()).isNotNull();
            Advance failed = new Advance(spent, Optional.of("fault"), new Advance.Place(3, 0, 1));
            assertThat(new Retreats(spec)
                            .diverged(failed, spent, true)
                            .lastGood()
                            .orElseThrow()
                            .parameters())
                    .isEqualTo(whole.parameters());
        }
    }

    @Test
    void aRateThatIsNoneLeavesNoModel() {
        TrainingSpec spec = Toy.sgd(2, 4, 2, 3, "optimizer.rate=1e300", "divergence.retreats=0");
        assertThatThrownBy(() -> train(spec))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("DIVERGED: ")
                .hasMessageContaining(" in epoch 1 round 1 at rate 1.0E300: lower training.optimizer.rate")
                .satisfies(e -> assertThat(((DivergedException) e).lastGood()).isEmpty());
    }

    private static TrainingSpec wild(int retreats, String averaging) {
        return Toy.sgd(
                2,
                4,
                1,
                3,
                "optimizer.rate=" + WILD,
                "divergence.retreats=" + retreats,
                "averaging={" + averaging + "}");
    }

    private TrainedNetwork train(TrainingSpec spec) {
        return train(spec, RunState.start(spec), null);
    }

    private TrainedNetwork train(TrainingSpec spec, RunState from, @Nullable Validation validation) {
        return new AveragingTrainer(context, spec, listener, kept::add)
                .train(from, Toy.indexed(context, windows, 2), windows.size(), validation);
    }
}
