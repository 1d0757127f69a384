package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.Slices;
import dev.windrow.wire.WireFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DepartureTest {
    private static final int LENGTH = 601;

    private static final SendRule RULE = rule(WireFormat.INT8);
    private static final Sends SENDS = RULE.ofRound(0, false);

    private final SplittableRandom random = new SplittableRandom(1);
    private final LearnerState start = state(1);

    /** What was sent and what was kept are all there was: nothing is ever lost, however often it is rounded. */
    @Test
    void restsAreWhatRoundingTook() {
        Kept kept = Kept.NOTHING;
        double[] wanted = new double[LENGTH];
        double[] arrived = new double[LENGTH];
        for (int round = 0; round < 40; round++) {
            LearnerState after = after(0.1);
            for (int j = 0; j < LENGTH; j++) {
                wanted[j] += after.parameters()[j] - start.parameters()[j];
            }
            Departure departure = Departure.of(0, update(after), start, SENDS, kept);
            LearnerState mean = mean(departure);
            for (int j = 0; j < LENGTH; j++) {
                arrived[j] += mean.parameters()[j] - start.parameters()[j];
            }
            kept = departure.kept();
        }
        for (int j = 0; j < LENGTH; j++) {
            assertThat(arrived[j] + kept.rest()[j]).isEqualTo(wanted[j], within(1e-4));
            // A whole step of a block: changes of 0.1 and a rest, by 127, and some room.
            assertThat(Math.abs(kept.rest()[j])).isLessThan(0.1f / 127);
        }
    }

    @Test
    void aRoundThatSettlesSendsTheRestToo() {
        float[] rest = new float[LENGTH];
        rest[5] = 3;
        Departure departure = Departure.of(0, update(after(0.1)), start, RULE.ofRound(15, false), kept(rest));
        assertThat(departure.kept().rest()).isEmpty();
        assertThat(mean(departure).parameters()[5]).isEqualTo(start.parameters()[5] + 3, within(0.101f));
    }

    @Test
    void aWorkerWithoutWindowsKeepsItsRest() {
        float[] rest = {1, 2, 3};
        Departure departure = Departure.of(0, WorkerUpdate.NOTHING, start, SENDS, kept(rest));
        assertThat(departure.payload(Slices.whole(LENGTH), 0).targets()).isZero();
        assertThat(departure.kept().rest()).isEqualTo(rest);
    }

    @Test
    void settlesEachSixteenthRoundAndAtTheEndOfAnEpoch() {
        assertThat(RULE.settled(0, false)).isTrue();
        assertThat(RULE.settled(1, false)).isFalse();
        assertThat(RULE.settled(16, false)).isTrue();
        assertThat(RULE.settled(20, true)).isTrue();
        assertThat(RULE.ofRound(15, false).travel().parameters()).isEqualTo(WireFormat.FLOAT32);
        assertThat(RULE.ofRound(16, false).travel().parameters()).isEqualTo(WireFormat.INT8);
        assertThat(rule(WireFormat.BFLOAT16).settled(3, false)).isTrue();
    }

    /** Squares that nearly vanish within a round, where a change rounded away from zero would make them negative. */
    @ParameterizedTest
    @EnumSource(names = {"BFLOAT16", "INT8"})
    void meanSquaresStayMeanSquares(WireFormat format) {
        LearnerState after = after(0.1);
        for (int j = 0; j < LENGTH; j++) {
            after.moments()[1][j] = start.moments()[1][j] * random.nextFloat() * 1e-4f;
        }
        LearnerState copy = new LearnerState(
                after.parameters(), new float[][] {after.moments()[0], after.moments()[1].clone()}, after.iteration());
        float[] squares = mean(Departure.of(
                        0, update(after), start, rule(format).ofRound(0, false), Kept.NOTHING))
                .moments()[1];
        for (int j = 0; j < LENGTH; j++) {
            assertThat(squares[j]).isBetween(copy.moments()[1][j] * 0.999f, start.moments()[1][j] / 64);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkThatIsNotFiniteArrivesAsOne(WireFormat format) {
        LearnerState after = after(0.1);
        after.parameters()[300] = Float.POSITIVE_INFINITY;
        LearnerState mean =
                mean(Departure.of(0, update(after), start, rule(format).ofRound(0, false), Kept.NOTHING));
        assertThat(Float.isFinite(mean.parameters()[300])).isFalse();
    }

    private static SendRule rule(WireFormat format) {
        return new SendRule(Travel.in(format), MomentRule.of(Toy.adam(2, 4, 2, 1)));
    }

    private static Kept kept(float[] rest) {
        return new Kept(rest, new float[0][]);
    }

    private LearnerState mean(Departure departure) {
        return WeightedMean.of(List.of(departure.payload(Slices.whole(LENGTH), 0)), start);
    }

    private static WorkerUpdate update(LearnerState state) {
        return new WorkerUpdate(state, new WorkerReport(1, 9, 9, 9, 0, StepTime.NONE, WorkerState.NOTHING));
    }

    private LearnerState after(double change) {
        LearnerState after = state(change);
        for (int j = 0; j < LENGTH; j++) {
            after.parameters()[j] += start.parameters()[j];
        }
        return after;
    }

    /** Adam's: the second moment is of squares. */
    private LearnerState state(double size) {
        float[][] moments = new float[2][LENGTH];
        float[] parameters = new float[LENGTH];
        for (int j = 0; j < LENGTH; j++) {
            parameters[j] = (float) (size * (random.nextDouble() * 2 - 1));
            moments[0][j] = (float) (random.nextDouble() * 2 - 1);
            moments[1][j] = (float) random.nextDouble();
        }
        return new LearnerState(parameters, moments, 7);
    }
}
