package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.network.Learner;
import dev.windrow.network.LearnerState;
import dev.windrow.sequence.Window;
import dev.windrow.wire.Slices;
import dev.windrow.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the moments of workers' optimizers from round to round. */
class MomentsTest {
    private static final String PERIODIC = "averaging.state=periodic";

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(96, 9);

    @Test
    void momentsAveragedAfterEachRoundAreAveraged() {
        float[] average = trained(Toy.adam(3, 4, 2, 2), windows);
        String every = "averaging={state: periodic, first-moments-every: 1, second-moments-every: 1}";
        assertThat(trained(Toy.adam(3, 4, 2, 2, every), windows)).isEqualTo(average);
        assertThat(trained(Toy.adam(3, 4, 2, 2, PERIODIC), windows)).isNotEqualTo(average);
    }

    @Test
    void oneWorkersMomentsAreItsOwnHoweverTheyAreKept() {
        assertThat(trained(Toy.adam(1, 4, 3, 2, PERIODIC), windows)).isEqualTo(trained(Toy.adam(1, 4, 3, 2), windows));
    }

    /** Two rounds of one worker, done again by a learner that loses its moments in between. */
    @ParameterizedTest
    @CsvSource({"reset,true", "restart,false"})
    void eachRoundCanBeginWithoutMoments(String state, boolean countsOn) {
        TrainingSpec spec = Toy.adam(1, 8, 3, 1, "averaging.state=" + state);
        List<Window> few = windows.subList(0, 48);
        Learner learner = new Learner(spec.network(), spec.optimizer());
        LearnerState zero = learner.state();
        for (Toy.Round round : Toy.rounds(context, few, spec, 0)) {
            round.learn(learner, spec, 0, 0.02);
            LearnerState end = learner.state();
            learner.load(new LearnerState(end.parameters(), zero.moments(), countsOn ? end.iteration() : 0));
        }
        assertThat(trained(spec, few)).isEqualTo(learner.state().parameters());
    }

    /** The second moment goes on, and so does its count; the first is zero, and corrected as in a first step. */
    @Test
    void eachRoundCanBeginItsMomentum() {
        TrainingSpec spec = Toy.adam(1, 8, 3, 1, "averaging.state=begin-momentum");
        List<Window> few = windows.subList(0, 48);
        Learner learner = new Learner(spec.network(), spec.optimizer());
        for (Toy.Round round : Toy.rounds(context, few, spec, 0)) {
            learner.beginMomentum();
            round.learn(learner, spec, 0, 0.02);
        }
        assertThat(trained(spec, few)).isEqualTo(learner.state().parameters());
        assertThat(trained(spec, few)).isNotEqualTo(trained(Toy.adam(1, 8, 3, 1), few));
    }

    @Test
    void rulesWithoutMomentumAverageWhatTheyHave() {
        String keys = "averaging.state=begin-momentum";
        List<Window> few = windows.subList(0, 48);
        for (String rule : List.of("rmsprop", "sgd")) {
            String optimizer = "optimizer={name: " + rule + ", rate: 0.02}";
            assertThat(trained(Toy.adam(2, 4, 2, 1, optimizer, keys), few))
                    .isEqualTo(trained(Toy.adam(2, 4, 2, 1, optimizer), few));
        }
    }

    @Test
    void leftToWindrowFewWorkersAverageAllAndManyBeginTheirMomentum() {
        assertThat(MomentRule.of(Toy.adam(3, 4, 2, 1)).ofRound(0, false).averaged())
                .isEqualTo(2);
        assertThat(MomentRule.of(Toy.adam(4, 4, 2, 1)))
                .isEqualTo(MomentRule.of(Toy.adam(2, 4, 2, 1, "averaging.state=begin-momentum")));
    }

    @Test
    void momentsThatAreNotAveragedDoNotTravel() {
        Silent averaged = new Silent();
        Silent reset = new Silent();
        train(Toy.adam(3, 4, 2, 1), averaged, Keeper.NONE);
        train(Toy.adam(3, 4, 2, 1, "averaging.state=reset"), reset, Keeper.NONE);
        assertThat(reset.lastRound.bytes().toDriver())
                .isEqualTo(averaged.lastRound.bytes().toDriver() / 3);
        assertThat(reset.lastRound.bytes().up())
                .isEqualTo(reset.lastRound.bytes().toDriver());
    }

    @Test
    void aRunIsKeptWhereAllMomentsAreAveraged() {
        List<RunState> kept = new ArrayList<>();
        float[] whole =
                train(Toy.adam(2, 2, 2, 2, PERIODIC), new Silent(), kept::add).parameters();
        // 12 rounds an epoch: after the 6th, and between epochs.
        assertThat(kept).hasSize(2 * 2);
        for (RunState state : kept) {
            TrainedNetwork resumed = new AveragingTrainer(
                            context, Toy.adam(2, 2, 2, 2, PERIODIC), new Silent(), Keeper.NONE)
                    .train(state, Toy.indexed(context, windows, 3), windows.size(), null);
            assertThat(resumed.parameters()).isEqualTo(whole);
        }
    }

    @Test
    void theLayoutOfTheDataAndWhereItIsAveragedChangeNothing() {
        for (String travel : List.of("float32", "bfloat16", "int8")) {
            String averaging = "averaging={state: periodic, travel: " + travel + ", sliced-above: ";
            assertThat(trained(Toy.adam(3, 2, 2, 2, averaging + "0}"), windows))
                    .isEqualTo(trained(Toy.adam(3, 2, 2, 2, averaging + "1000}"), windows));
        }
    }

    @Test
    void aWorkerWithoutWindowsKeepsItsMoments() {
        MomentRule rule = MomentRule.of(Toy.adam(2, 4, 2, 1, PERIODIC));
        Kept kept = new Kept(new float[] {1}, new float[][] {{2}, {3}});
        assertThat(idle(kept, rule.ofRound(0, false)).moments()).isDeepEqualTo(new float[][] {{2}, {3}});
        assertThat(idle(kept, rule.ofRound(2, false)).moments()).isDeepEqualTo(new float[][] {{}, {3}});
        assertThat(idle(kept, rule.ofRound(5, false)).moments()).isDeepEqualTo(new float[][] {{}, {}});
        assertThat(idle(kept, rule.ofRound(0, true)).moments()).isDeepEqualTo(new float[][] {{}, {}});
        assertThat(idle(kept, rule.ofRound(0, false)).rest()).containsExactly(1);
    }

    private static Kept idle(Kept before, MomentRule.Fates fates) {
        LearnerState start = new LearnerState(new float[] {0}, new float[][] {{0}, {0}}, 0);
        Sends sends = new Sends(Travel.in(WireFormat.INT8), fates);
        Departure departure = Departure.of(0, WorkerUpdate.NOTHING, start, sends, before);
        assertThat(departure.payload(Slices.whole(1), 0).bytes()).isZero();
        return departure.kept();
    }

    @Test
    void allIsPaidOutAfterWholePeriods() {
        SendRule rule = new SendRule(Travel.in(WireFormat.INT8), MomentRule.of(Toy.adam(2, 4, 2, 1, PERIODIC)));
        assertThat(rule.settled(0, false)).isTrue();
        assertThat(rule.settled(6, false)).isFalse();
        assertThat(rule.settled(18, false)).isTrue();
        assertThat(rule.settled(7, true)).isTrue();
        assertThat(rule.ofRound(17, false).keeps()).isFalse();
        assertThat(rule.ofRound(6, true).keeps()).isFalse();
        assertThat(rule.ofRound(16, false).keeps()).isTrue();
    }

    private float[] trained(TrainingSpec spec, List<Window> some) {
        return new AveragingTrainer(context, spec, new Silent(), Keeper.NONE)
                .train(RunState.start(spec), Toy.indexed(context, some, 2), some.size(), null)
                .parameters();
    }

    private TrainedNetwork train(TrainingSpec spec, Silent listener, Keeper keeper) {
        return new AveragingTrainer(context, spec, listener, keeper)
                .train(RunState.start(spec), Toy.indexed(context, windows, 2), windows.size(), null);
    }
}
