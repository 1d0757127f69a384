package dev.windrow.job;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.task.Evaluation;
import dev.windrow.task.EvaluationJson;
import dev.windrow.task.EvaluationTable;
import dev.windrow.task.Task;
import dev.windrow.task.TaskScores;
import dev.windrow.train.Sweep;
import dev.windrow.train.TrainingSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a trained network and its baselines on the test windows, or on the validation windows if there are no others.
 */
final class Evaluate {
    private final Run run;
    private final PreparedCorpus prepared;
    private final Split split;

    private Evaluate(Run run) throws IOException {
        this.run = run;
        this.prepared = run.prepared();
        this.split = prepared.count(Split.TEST) > 0 ? Split.TEST : Split.VALID;
    }

    static void on(Run run) throws IOException {
        new Evaluate(run).evaluate();
    }

    private void evaluate() throws IOException {
        long count = prepared.count(split);
        if (count == 0) {
            throw new CorpusException(run.directory().prepared()
                    + ": has neither test nor validation windows; give corpus.test, or a share in corpus.split");
        }
        Encoding encoding = prepared.encoding();
        SplitWindows windows = new SplitWindows(
                encoding.inputs(),
                encoding.outputs(),
                prepared.windows(Split.TRAIN),
                prepared.windows(Split.VALID),
                prepared.windows(split));
        TaskScores scores = scores(windows, count);
        Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
        for (Baseline baseline : run.task().baselines()) {
            baselines.put(baseline.name(), baseline.evaluate(windows));
        }
        Evaluation evaluation = new Evaluation(
                run.task().name(),
                split.label(),
                count,
                scores.values(),
                baselines,
                scores.perLabel(),
                scores.confusion());
        run.directory().write("evaluation.json", EvaluationJson.write(evaluation));
        EvaluationTable.lines(evaluation).forEach(run.out()::println);
    }

    private TaskScores scores(SplitWindows windows, long count) throws IOException {
        Task task = run.task();
        Model model = run.model();
        TrainingSpec spec =
                TrainingSpec.of(task.alignment(), model.spec(), run.job().training());
        // Each of Spark's tasks gets a copy of its own.
        TaskScores empty = task.scores(windows);
        try (Sweep sweep = new Sweep(run.sparkContext(), prepared.indexed(split), count, spec)) {
            List<TaskScores> parts = sweep.gather(model.parameters(), () -> empty, TaskScores::add);
            return parts.stream().reduce(TaskScores::merge).orElseThrow();
        }
    }
}
