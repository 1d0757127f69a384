package dev.windrow.train;

import dev.windrow.train.report.RoundReport;
import java.util.Optional;
import javax.annotation.Nullable;

/** A loss became infinite or not a number; carries the best network there was before. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TrainedNetwork best;

    DivergedException(RoundReport report, @Nullable TrainedNetwork best) {
        super("the loss became " + report.loss() + " in epoch " + report.place().epoch() + " round "
                + report.place().round()
                + " at rate " + report.setting().rate()
                + ": lower training.optimizer.rate, or lower training.optimizer.clip-norm");
        this.best = best;
    }

    /** The best network of an epoch that ended well, if one did. */
    public Optional<TrainedNetwork> best() {
        return Optional.ofNullable(best);
    }
}
