package dev.windrow.train;

import java.util.Locale;
import java.util.Optional;

/** When an epoch is over, and when the run is; both can be told from how far a run is. */
final class Stopping {
    private final TrainingSpec spec;
    private final RunLength length;
    private final long stepsPerEpoch;

    Stopping(TrainingSpec spec, RunLength length, long stepsPerEpoch) {
        this.spec = spec;
        this.length = length;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** Whether what comes next is the epoch's end and not a round: its steps are done, or the run's rounds or time. */
    boolean endsEpoch(Progress at) {
        return at.stepsOfEpoch() == stepsPerEpoch || (at.round() > 0 && length.cut(at));
    }

    /** Whether nothing comes next. */
    boolean over(Progress at) {
        return at.round() == 0 && (at.epoch() >= spec.epochs() || early(at).isPresent());
    }

    /** Why a run is over before its last epoch; empty if it is not. */
    Optional<String> early(Progress at) {
        if (at.round() > 0 || at.epoch() >= spec.epochs()) {
            return Optional.empty();
        }
        int patience = spec.training().stopping().patience();
        if (patience > 0 && at.patience().waited() >= patience) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "no validation was better than %s for %d epochs (training.stopping.patience)",
                    Goal.of(spec.training().stopping()).shown(at.patience().lowest()),
                    patience));
        }
        if (!length.cut(at)) {
            return Optional.empty();
        }
        return Optional.of(
                length.rounds() > 0 && at.rounds() >= length.rounds()
                        ? length.rounds() + " rounds are done (training.stopping.max-rounds)"
                        : String.format(
                                Locale.ROOT,
                                "%.1f minutes have gone by (training.stopping.max-minutes)",
                                at.seconds() / 60));
    }
}
