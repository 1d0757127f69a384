package dev.windrow.job;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.ScoredText;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.metric.TextMetric;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.task.Evaluation;
import dev.windrow.task.EvaluationJson;
import dev.windrow.task.EvaluationTable;
import dev.windrow.task.Form;
import dev.windrow.task.Task;
import dev.windrow.task.TaskScores;
import dev.windrow.train.Sweep;
import dev.windrow.train.TrainingSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

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
        requireSameVocabularies(run);
        long count = prepared.count(split);
        if (count == 0) {
            throw new CorpusException(run.directory().prepared()
                    + ": has neither test nor validation windows; give corpus.test, or a share in corpus.split");
        }
        SplitWindows windows = ScoredSplit.windows(run, prepared, split, texts());
        TaskScores scores = scores(windows, count);
        Map<String, Map<String, Double>> baselines = baselines(windows);
        Map<String, Double> metrics = new LinkedHashMap<>(textScores(windows));
        metrics.putAll(scores.values());
        Evaluation evaluation = new Evaluation(
                run.task().name(), split.label(), count, metrics, baselines, scores.perLabel(), scores.confusion());
        run.directory().write("evaluation.json", EvaluationJson.write(evaluation));
        EvaluationTable.lines(evaluation).forEach(run.out()::println);
    }

    private Map<String, Map<String, Double>> baselines(SplitWindows windows) {
        List<Baseline> suited = run.task().baselines().stream()
                .filter(baseline -> baseline.suits(windows))
                .toList();
        BaselineLines lines = new BaselineLines(
                run.terminal(), System.getenv(Train.TERMINAL) != null, System::nanoTime, suited.size());
        Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
        for (Baseline baseline : suited) {
            try (BaselineLines.Lines progress = lines.begin(baseline.name())) {
                baselines.put(baseline.name(), baseline.evaluate(windows, progress));
            }
        }
        return baselines;
    }

    @Nullable
    private JavaRDD<ScoredText> texts() {
        return run.task().textScores().isPresent() ? TextScoring.texts(run, split) : null;
    }

    private Map<String, Double> textScores(SplitWindows windows) throws IOException {
        Optional<TextMetric> empty = run.task().textScores();
        JavaRDD<ScoredText> texts = windows.texts();
        if (empty.isEmpty() || texts == null) {
            return Map.of();
        }
        Model model = run.model();
        Broadcast<float[]> parameters = run.sparkContext().broadcast(model.parameters());
        try {
            Answering answering = new Answering(
                    run.task(), model.spec(), parameters::value, prepared.encoding(), run.job(), Form.LINES);
            return TextScoring.score(texts, answering, empty.get()).values();
        } finally {
            parameters.destroy();
        }
    }

    /** A model reads ids by its own vocabularies; those of windows prepared since may be others. */
    static void requireSameVocabularies(Run run) throws IOException {
        RunDirectory directory = run.directory();
        for (FileStatus file : directory.fileSystem().listStatus(directory.model())) {
            String name = file.getPath().getName();
            Path prepared = new Path(directory.prepared(), name);
            if (name.endsWith(".tsv") && !Arrays.equals(bytes(run, file.getPath()), bytes(run, prepared))) {
                throw Footing.refused(
                        "output",
                        prepared + " is another than the model was trained with; train again, with --overwrite");
            }
        }
    }

    private static byte[] bytes(Run run, Path file) throws IOException {
        try (InputStream in = run.directory().fileSystem().open(file)) {
            return in.readAllBytes();
        }
    }

    private TaskScores scores(SplitWindows windows, long count) throws IOException {
        Task task = run.task();
        Model model = run.model();
        TrainingSpec spec =
                new TrainingSpec(task.alignment(), model.spec(), run.job().training());
        // Each of Spark's tasks gets a copy of its own.
        TaskScores empty = task.scores(windows);
        try (Sweep sweep = new Sweep(run.sparkContext(), prepared.indexed(split), count, spec)) {
            List<TaskScores> parts = sweep.gather(model.parameters(), () -> empty, TaskScores::add);
            return parts.stream().reduce(TaskScores::merge).orElseThrow();
        }
    }
}
