package dev.windrow.train;

import dev.windrow.config.OptimizerSection;
import dev.windrow.network.Head;
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

    @Nullable
    private final Sweep validation;

    EpochEnd(JavaSparkContext context, TrainingSpec spec, Clock clock, @Nullable Sweep validation) {
        this.context = context;
        this.spec = spec;
        this.clock = clock;
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
        double loss = validation == null ? Double.NaN : validate(epoch, parameters, validation);
        boolean better =
                from.best() == null || validation == null || loss < from.best().validationLoss();
        TrainedNetwork best = better ? new TrainedNetwork(parameters, epoch, loss, before.tokens()) : from.best();
        EpochReport report = new EpochReport(
                epoch, spec.epochs(), before.lossSum() / before.targets(), loss, better, clock.seconds());
        Progress progress = watched(before.afterEpoch(clock.seconds()), loss);
        RunState state = new RunState(from.network(), from.outer(), List.of(), from.recent(), progress, best);
        return new Done(state, report, event(before, progress, loss));
    }

    private double validate(int epoch, float[] parameters, Sweep validation) {
        context.setJobDescription("epoch " + epoch + "/" + spec.epochs() + " validation");
        Head.Kind kind = spec.network().head().kind();
        LossSum sum = new LossSum(kind);
        validation.gather(parameters, () -> new LossSum(kind), LossSum::add).forEach(sum::merge);
        return sum.mean();
    }

    private Progress watched(Progress progress, double loss) {
        if (validation == null) {
            return progress;
        }
        double leastFall = spec.training().stopping().minImprovement();
        OptimizerSection optimizer = spec.training().optimizer();
        Progress.Watch patience = progress.patience().seen(loss, leastFall);
        Progress.Watch plateau = progress.plateau().seen(loss, leastFall);
        double rateScale = progress.rateScale();
        if (optimizer.schedule() == OptimizerSection.Schedule.PLATEAU && plateau.waited() >= optimizer.decayEpochs()) {
            plateau = new Progress.Watch(plateau.lowest(), 0);
            rateScale *= optimizer.decayFactor();
        }
        return progress.watched(patience, plateau, rateScale);
    }

    private Optional<RunEvent> event(Progress before, Progress after, double loss) {
        if (after.rateScale() == before.rateScale()) {
            return Optional.empty();
        }
        String message = String.format(
                Locale.ROOT,
                "validation loss %.4f is the last of %d that were not better than %.4f: the learning rate is multiplied"
                        + " with %s",
                loss,
                spec.training().optimizer().decayEpochs(),
                after.plateau().lowest(),
                spec.training().optimizer().decayFactor());
        return Optional.of(new RunEvent(RunEvent.Kind.PLATEAU, before.epoch() + 1, 0, message));
    }
}
