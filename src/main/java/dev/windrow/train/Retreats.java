package dev.windrow.train;

import dev.windrow.train.report.EpochReport;
import java.util.Optional;
import javax.annotation.Nullable;

/** Sees that a run has gone wrong, and goes back, with half the learning rate, as often as the job allows. */
final class Retreats {
    private static final double LESS = 0.5;

    private final Explosion explosion;
    private final int most;

    Retreats(TrainingSpec spec) {
        this.explosion = new Explosion(spec.training().divergence().explosion());
        this.most = spec.training().divergence().retreats();
    }

    /** What is wrong with a round; empty if nothing is, or if nothing was to be learnt in it. */
    Optional<String> fault(RunState from, Rounds.Done done) {
        if (done.report().work().targets() == 0) {
            return Optional.empty();
        }
        return explosion.ofRound(
                from.progress().usualLoss(),
                done.report().loss(),
                done.state().network().parameters());
    }

    /** What is wrong with a validation; empty if nothing is. */
    Optional<String> fault(EpochReport report) {
        return explosion.ofValidation(report.validationLoss());
    }

    /** Whether a run has gone back as often as it may. */
    boolean spent(RunState sound) {
        return sound.progress().retreats() >= most;
    }

    /** A sound state as it is gone on from after a retreat: the same, but for the rate. */
    RunState from(RunState sound) {
        Progress at = sound.progress();
        Progress slower = at.retreated(at.rateScale() * LESS);
        return new RunState(sound.network(), sound.outer(), sound.workers(), sound.recent(), slower, sound.best());
    }

    /** What is told of a retreat to a state. */
    String message(Advance failed, RunState back) {
        Progress at = back.progress();
        return failed.fault().orElseThrow() + " at rate " + failed.place().rate() + ": back to epoch "
                + (at.epoch() + 1) + " after round " + at.round() + ", at half the rate (retreat " + at.retreats()
                + " of " + most + ")";
    }

    /**
     * The end of a run that may not go back again.
     *
     * @param sound the last state that was
     * @param validated whether the best network is the best by validation
     */
    DivergedException diverged(Advance failed, RunState sound, boolean validated) {
        return new DivergedException(failed.fault().orElseThrow(), failed.place(), most, lastGood(sound, validated));
    }

    /** None where not a single round was sound. */
    @Nullable
    private static TrainedNetwork lastGood(RunState sound, boolean validated) {
        Progress at = sound.progress();
        if (at.rounds() == 0 || (validated && sound.best() != null)) {
            return sound.best();
        }
        return new TrainedNetwork(sound.kept(), at.epoch() + 1, Double.NaN, Double.NaN, at.tokens());
    }
}
