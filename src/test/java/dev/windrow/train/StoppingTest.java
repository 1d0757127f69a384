package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.SparkSessions;
import dev.windrow.network.Head;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.RunEvent;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** 96 windows on two workers of four rows: rounds of three steps, four an epoch. */
class StoppingTest {
    /** So much that only the first validation, before which there is none to beat, is an improvement. */
    private static final String NEVER_BETTER = "stopping.min-improvement=100";

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(96, 9);
    private final Silent listener = new Silent();

    @Test
    void patienceEndsARunThatNoLongerImproves() {
        TrainedNetwork trained = train(Toy.adam(2, 4, 3, 9, NEVER_BETTER, "stopping.patience=2"));
        assertThat(listener.epochs).hasSize(3);
        assertThat(listener.events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(RunEvent.Kind.STOPPED);
            assertThat(event.epoch()).isEqualTo(3);
            assertThat(event.message()).contains("for 2 epochs (training.stopping.patience)");
        });
        // The kept network is the best, whether or not it was an improvement to speak of.
        assertThat(trained.epoch()).isEqualTo(3);
    }

    @Test
    void patienceLetsARunGoOnThatImproves() {
        train(Toy.adam(2, 4, 3, 4, "stopping.patience=1"));
        assertThat(listener.epochs).hasSize(4);
        assertThat(listener.events).isEmpty();
    }

    /** Of nats the lowest is the best, but the run does as it is told. */
    @Test
    void aMetricCanTellTheBestNetworkInPlaceOfTheLoss() {
        TrainedNetwork last = train(Toy.adam(2, 4, 3, 4, "stopping={metric: nats, best: lowest}"), new Nats());
        assertThat(last.epoch()).isEqualTo(4);
        assertThat(last.score()).isEqualTo(last.validationLoss());
        assertThat(listener.epochs).extracting(EpochReport::score).allSatisfy(score -> {
            assertThat(score.metric()).isEqualTo("nats");
            assertThat(score.value()).isPositive();
        });
        assertThat(listener.epochs).allMatch(EpochReport::best);
    }

    @Test
    void patienceGoesByTheMetric() {
        TrainedNetwork first =
                train(Toy.adam(2, 4, 3, 9, "stopping={metric: nats, best: highest, patience: 2}"), new Nats());
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(listener.epochs).hasSize(3);
        assertThat(listener.events).singleElement().satisfies(event -> assertThat(event.message())
                .contains(String.format(
                        Locale.ROOT,
                        "no validation was better than nats %.4f for 2 epochs (training.stopping.patience)",
                        first.score())));
    }

    @Test
    void whatIsNoNumberIsNeverTheBest() {
        Goal highest = new Goal("precision", true);
        assertThat(highest.cost(Double.NaN)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(highest.cost(0.5)).isLessThan(highest.cost(0.4));
        assertThat(new Goal("mae", false).cost(0.5)).isGreaterThan(new Goal("mae", false).cost(0.4));
        assertThat(highest.shown(highest.cost(0.5))).isEqualTo("precision 0.5000");
    }

    /** The validation loss, as a metric. */
    private record Nats() implements Scoring<LossSum> {
        @Override
        public LossSum gathering() {
            return new LossSum(Head.Kind.SOFTMAX);
        }

        @Override
        public void add(LossSum gathered, Minibatch batch, Predictions predictions) {
            gathered.add(batch, predictions);
        }

        @Override
        public double score(List<LossSum> parts) {
            LossSum sum = gathering();
            parts.forEach(sum::merge);
            return sum.mean();
        }
    }

    @Test
    void roundsCanBeCounted() {
        TrainedNetwork trained = train(Toy.adam(2, 4, 3, 9, "stopping.max-rounds=6", "optimizer.schedule=linear"));
        assertThat(listener.epochs).hasSize(2);
        assertThat(listener.rounds).isEqualTo(6);
        assertThat(listener.events).singleElement().satisfies(event -> assertThat(event.message())
                .contains("6 rounds are done (training.stopping.max-rounds)"));
        assertThat(listener.all).extracting(round -> round.setting().rate()).satisfies(rates -> {
            for (int round = 0; round < 6; round++) {
                assertThat(rates.get(round)).isEqualTo(0.02 * (1 - round / 6.0), within(1e-12));
            }
        });
        assertThat(listener.lastRound.place().done()).isEqualTo(1);
        assertThat(trained.tokens()).isEqualTo(6 * 3 * 2 * 4 * 9L);
    }

    @Test
    void roundsThatEndWithAnEpochEndNoOtherOne() {
        train(Toy.adam(2, 4, 3, 9, "stopping.max-rounds=4"));
        assertThat(listener.epochs).hasSize(1);
        assertThat(listener.rounds).isEqualTo(4);
    }

    @Test
    void timeCanBeLimited() {
        train(Toy.adam(2, 4, 3, 9, "stopping.max-minutes=1e-6"));
        assertThat(listener.rounds).isEqualTo(1);
        assertThat(listener.epochs).hasSize(1);
        assertThat(listener.events).singleElement().satisfies(event -> assertThat(event.message())
                .contains("(training.stopping.max-minutes)"));
    }

    @Test
    void theRateFallsOnAPlateau() {
        train(Toy.adam(
                2,
                4,
                3,
                5,
                NEVER_BETTER,
                "optimizer={rate: 0.02, schedule: plateau, decay-epochs: 2, decay-factor: 0.1}"));
        assertThat(listener.all.stream()
                        .map(RoundReport::setting)
                        .map(RoundReport.Setting::rate)
                        .distinct())
                .hasSize(2)
                .satisfies(rates -> assertThat(rates.get(1)).isEqualTo(0.002, within(1e-12)));
        assertThat(listener.all.stream().filter(round -> round.setting().rate() < 0.01))
                .allMatch(round -> round.place().epoch() > 3)
                .hasSize(8);
        assertThat(listener.events).extracting(RunEvent::epoch).containsExactly(3, 5);
        assertThat(listener.events.get(0).message()).contains("the learning rate is multiplied with 0.1");
    }

    private TrainedNetwork train(TrainingSpec spec) {
        return train(spec, null);
    }

    private TrainedNetwork train(TrainingSpec spec, @Nullable Scoring<?> scoring) {
        try (Validation validation =
                new Validation(new Sweep(context, Toy.indexed(context, Toy.windows(40, 9), 2), 40, spec), scoring)) {
            return new AveragingTrainer(context, spec, listener, Keeper.NONE)
                    .train(RunState.start(spec), Toy.indexed(context, windows, 2), windows.size(), validation);
        }
    }
}
