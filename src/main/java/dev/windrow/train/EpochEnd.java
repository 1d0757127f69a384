package dev.windrow.train;

import dev.windrow.config.OptimizerSection;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaSparkContext;

/** What is done when an epoch's rounds are: a look at the validation windows, and what follows from it. */
final class EpochEnd {
    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final Clock clock;
    private final Goal goal;

    @Nullable
    private final Validation validation;

    EpochEnd(JavaSparkContext context, TrainingSpec spec, Clock clock, @Nullable Validation validation) {
        this.context = context;
        this.spec = spec;
        this.clock = clock;
        this.goal = Goal.of(spec.training().stopping());
        this.validation = validation;
    }

    /** The state the next epoch begins with, and how it was come to. */
    record Done(RunState state, EpochReport report, Optional<RunEvent> event) {}

    /** Whether there is anything to validate on. */
    boolean validates() {
        return validation != null;
    }

    /** Ends a state's epoch. */
    Done after(RunState from) {
        Progress before = from.progress();
        int epoch = before.epoch() + 1;
        float[] parameters = from.kept();
        Validation.Seen seen = validation == null ? Validation.Seen.NOTHING : look(epoch, parameters, validation);
        double cost = goal.cost(seen.score());
        boolean better = from.best() == null
                || validation == null
                || cost < goal.cost(from.best().score());
        TrainedNetwork best = better
                ? new TrainedNetwork(parameters, epoch, seen.loss(), seen.score(), before.tokens())
                : from.best();
        EpochReport report = new EpochReport(
                epoch,
                spec.epochs(),
                before.lossSum() / before.targets(),
                seen.loss(),
                reported(seen),
                better,
                clock.seconds());
        Progress progress = watched(before.afterEpoch(clock.seconds()), cost);
        RunState state = new RunState(from.network(), from.outer(), List.of(), from.recent(), progress, best);
        return new Done(state, report, event(before, progress, cost));
    }

    private Validation.Seen look(int epoch, float[] parameters, Validation windows) {
        context.setJobDescription("epoch " + epoch + "/" + spec.epochs() + " validation");
        return windows.look(parameters, spec.network().head().kind());
    }

    private EpochReport.Score reported(Validation.Seen seen) {
        return validation == null || spec.training().stopping().goesByLoss()
                ? EpochReport.Score.NONE
                : new EpochReport.Score(goal.metric(), seen.score());
    }

    private Progress watched(Progress progress, double cost) {
        if (validation == null) {
            return progress;
        }
        double leastFall = spec.training().stopping().minImprovement();
        OptimizerSection optimizer = spec.training().optimizer();
        Progress.Watch patience = progress.patience().seen(cost, leastFall);
        Progress.Watch plateau = progress.plateau().seen(cost, leastFall);
        double rateScale = progress.rateScale();
        if (optimizer.schedule() == OptimizerSection.Schedule.PLATEAU && plateau.waited() >= optimizer.decayEpochs()) {
            plateau = new Progress.Watch(plateau.lowest(), 0);
            rateScale *= optimizer.decayFactor();
        }
        return progress.watched(patience, plateau, rateScale);
    }

    private Optional<RunEvent> event(Progress before, Progress after, double cost) {
        if (after.rateScale() == before.rateScale()) {
            return Optional.empty();
        }
        String message = String.format(
                Locale.ROOT,
                "validation %s is the last of %d that were not better than %s: the learning rate is multiplied with %s",
                goal.shown(cost),
                spec.training().optimizer().decayEpochs(),
                goal.shown(after.plateau().lowest()),
                spec.training().optimizer().decayFactor());
        return Optional.of(new RunEvent(RunEvent.Kind.PLATEAU, before.epoch() + 1, 0, message));
    }
}
