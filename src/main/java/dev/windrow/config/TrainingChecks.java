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
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add("training." + key + " = " + value + ": " + demand);
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
