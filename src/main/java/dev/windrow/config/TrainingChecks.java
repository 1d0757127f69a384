package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.List;

/** What the keys of training demand of each other and of the rest. */
final class TrainingChecks {
    private final List<String> problems = new ArrayList<>();
    private final JobFile job;

    private TrainingChecks(JobFile job) {
        this.job = job;
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(JobFile job) {
        TrainingChecks checks = new TrainingChecks(job);
        checks.rate();
        checks.carriedStates();
        checks.outer();
        checks.steps();
        checks.moments();
        checks.decay();
        checks.validation();
        checks.metric();
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add("training." + key + " = " + value + ": " + demand);
    }

    private void metric() {
        StoppingSection stopping = job.training().stopping();
        if (stopping.goesByLoss() && stopping.best() != null) {
            refuse(
                    "stopping.best",
                    RecordKey.word(stopping.best()),
                    "must be left out with training.stopping.metric = loss, of which the lowest is the best");
        }
        if (!stopping.goesByLoss() && stopping.best() == null) {
            refuse(
                    "stopping.metric",
                    stopping.metric(),
                    "must come with training.stopping.best, highest or lowest: which value of it is the best");
        }
    }

    private void rate() {
        if (job.training().optimizer().rate() == 0) {
            refuse("optimizer.rate", 0, "must be above 0 (the learning rate at its highest); try 0.002");
        }
    }

    private void outer() {
        AveragingSection averaging = job.training().averaging();
        if (averaging.outer() != AveragingSection.Outer.PLAIN) {
            return;
        }
        String demand = "must be left out with training.averaging.outer = plain; it is for block-momentum and nesterov";
        if (!averaging.momentum().isAuto()) {
            refuse("averaging.momentum", averaging.momentum(), demand);
        }
        if (averaging.rate() != 1) {
            refuse("averaging.rate", Numbers.shown(averaging.rate()), demand);
        }
    }

    private void steps() {
        AveragingSection averaging = job.training().averaging();
        if (averaging.steps() != AveragingSection.Steps.QUADRATIC
                && !averaging.growth().isAuto()) {
            refuse(
                    "averaging.growth",
                    averaging.growth(),
                    "must be left out with training.averaging.steps = " + RecordKey.word(averaging.steps())
                            + "; it is for quadratic");
        }
    }

    private void moments() {
        AveragingSection averaging = job.training().averaging();
        AveragingSection usual = RecordBinder.defaults(AveragingSection.class);
        if (averaging.state() == AveragingSection.State.PERIODIC) {
            if (job.training().optimizer().name() == OptimizerSection.Name.SGD) {
                refuse(
                        "averaging.state",
                        "periodic",
                        "must be left out with training.optimizer.name = sgd, which has no moments");
            }
            return;
        }
        String demand = "must be left out with training.averaging.state = " + RecordKey.word(averaging.state())
                + "; it is for periodic";
        if (averaging.firstMomentsEvery() != usual.firstMomentsEvery()) {
            refuse("averaging.first-moments-every", averaging.firstMomentsEvery(), demand);
        }
        if (averaging.secondMomentsEvery() != usual.secondMomentsEvery()) {
            refuse("averaging.second-moments-every", averaging.secondMomentsEvery(), demand);
        }
    }

    private void decay() {
        OptimizerSection optimizer = job.training().optimizer();
        OptimizerSection usual = RecordBinder.defaults(OptimizerSection.class);
        OptimizerSection.Schedule schedule = optimizer.schedule();
        if (schedule == OptimizerSection.Schedule.STEP || schedule == OptimizerSection.Schedule.PLATEAU) {
            return;
        }
        String demand = "must be left out with training.optimizer.schedule = " + RecordKey.word(schedule)
                + "; it is for step and plateau";
        if (optimizer.decayFactor() != usual.decayFactor()) {
            refuse("optimizer.decay-factor", Numbers.shown(optimizer.decayFactor()), demand);
        }
        if (optimizer.decayEpochs() != usual.decayEpochs()) {
            refuse("optimizer.decay-epochs", optimizer.decayEpochs(), demand);
        }
    }

    private void validation() {
        StoppingSection stopping = job.training().stopping();
        boolean plateau = job.training().optimizer().schedule() == OptimizerSection.Schedule.PLATEAU;
        boolean validated =
                !job.corpus().valid().isEmpty() || job.corpus().split().valid() > 0;
        String demand = " without validation data: give corpus.valid, or a corpus.split.valid above 0";
        if (plateau && !validated) {
            refuse("optimizer.schedule", "plateau", "must be another" + demand);
        }
        if (stopping.patience() > 0 && !validated) {
            refuse("stopping.patience", stopping.patience(), "must be 0" + demand);
        }
        if (!stopping.goesByLoss() && !validated) {
            refuse("stopping.metric", stopping.metric(), "must be loss" + demand);
        }
        if (stopping.minImprovement() > 0 && stopping.patience() == 0 && !plateau) {
            refuse(
                    "stopping.min-improvement",
                    Numbers.shown(stopping.minImprovement()),
                    "must be left out without training.stopping.patience or training.optimizer.schedule = plateau");
        }
    }

    private void carriedStates() {
        if (!job.training().stateful()) {
            return;
        }
        String key = "stateful";
        if (job.corpus().format() != Format.TEXT || job.corpus().unit() != CorpusSection.Unit.STREAM) {
            refuse(
                    key,
                    true,
                    "must be false unless corpus.format = text and corpus.unit = stream: only there does a"
                            + " window go on where another ended");
        } else if (job.network().bidirectional()) {
            refuse(key, true, "must be false with network.bidirectional = true, which reads from the end too");
        } else if (job.layers() == JobFile.Layers.DL4J) {
            refuse(key, true, "must be false with layers = dl4j; try layers: windrow");
        }
    }
}
