package dev.windrow.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.config.JobFileWriter;
import dev.windrow.config.StoppingSection;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.ModelDirectory.Content;
import dev.windrow.network.NetworkSpec;
import dev.windrow.task.TaskScores;
import dev.windrow.train.AveragingTrainer;
import dev.windrow.train.DivergedException;
import dev.windrow.train.RunState;
import dev.windrow.train.Sweep;
import dev.windrow.train.TrainedNetwork;
import dev.windrow.train.TrainingSpec;
import dev.windrow.train.Validation;
import dev.windrow.train.checkpoint.Checkpoint;
import dev.windrow.train.checkpoint.Checkpointing;
import dev.windrow.train.report.CommunicationWatch;
import dev.windrow.train.report.MetricsLog;
import dev.windrow.train.report.TerminalProgress;
import dev.windrow.train.report.TrainingListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Trains a network on prepared windows and writes the model. */
final class Train {
    /** Set by the launcher where output goes to a terminal, which this process cannot see under spark-submit. */
    static final String TERMINAL = "WINDROW_TERMINAL";

    private final Run run;
    private final PreparedCorpus prepared;
    private final TrainingSpec spec;
    private final Resumption resumption;

    private Train(Run run, Resumption resumption) throws IOException {
        this.run = run;
        this.resumption = resumption;
        this.prepared = run.prepared();
        Encoding encoding = prepared.encoding();
        NetworkSpec network = Networks.spec(run.job(), run.task(), encoding);
        this.spec = new TrainingSpec(run.task().alignment(), network, run.job().training());
    }

    /** Trains from the resumption's checkpoint on, or from the beginning. */
    static void on(Run run, Resumption resumption) throws IOException {
        new Train(run, resumption).train();
    }

    private void train() throws IOException {
        if (prepared.count(Split.TRAIN) == 0) {
            throw new CorpusException(run.directory().prepared() + ": has no training windows");
        }
        requireTargets(Split.TRAIN, "training");
        requireTargets(Split.VALID, "validation");
        List<Integer> forbidden = spec.network().head().forbidden();
        if (!forbidden.isEmpty()) {
            ImpossibleLabels.notice(
                            prepared.windows(Split.TRAIN),
                            forbidden,
                            prepared.encoding().outputs())
                    .ifPresent(run.out()::println);
        }
        resumption
                .checkpoint()
                .ifPresent(from -> Resumption.requireData(from, prepared.fingerprint(), run.directory()));
        long told = resumption.checkpoint().map(Checkpoint::metricsLines).orElse(0L);
        TerminalProgress progress = System.getenv(TERMINAL) == null
                ? TerminalProgress.lines(run.terminal())
                : TerminalProgress.live(run.terminal());
        try (MetricsLog log = new MetricsLog(
                        run.directory().fileSystem(), run.directory().file("metrics.jsonl"), told);
                Validation validation = validation()) {
            RunState start = resumption.checkpoint().isPresent()
                    ? resumption.checkpoint().get().state()
                    : FirstVectors.start(run, spec, prepared.encoding().inputs());
            Checkpointing checkpointing = checkpointing(log);
            run.whenStopped(() -> stop(checkpointing));
            TrainingListener listener = TrainingListener.all(log, progress, new CommunicationWatch());
            write(new AveragingTrainer(run.sparkContext(), spec, listener, checkpointing)
                    .train(start, prepared.indexed(Split.TRAIN), prepared.count(Split.TRAIN), validation));
        } catch (DivergedException e) {
            if (e.lastGood().isPresent()) {
                write(e.lastGood().get());
            }
            throw e;
        }
    }

    private void requireTargets(Split split, String name) {
        if (prepared.count(split) > 0 && prepared.targets(split) == 0) {
            throw new CorpusException(run.directory().prepared() + ": none of the " + prepared.count(split) + " " + name
                    + " windows has anything to foretell, no label and no value; look at what corpus."
                    + split.name().toLowerCase(Locale.ROOT) + " holds");
        }
    }

    private Checkpointing checkpointing(MetricsLog log) {
        Map<String, String> job = run.context().keys();
        return new Checkpointing(
                resumption.checkpoints(),
                run.job().training().checkpoint(),
                state -> new Checkpoint(job, prepared.fingerprint(), log.lines(), state));
    }

    private String stop(Checkpointing checkpointing) {
        return checkpointing
                .stop()
                .or(() -> resumption.checkpoint().map(Checkpoint::name))
                .map(name -> "; checkpoint " + name + " is there, and the same command goes on from it")
                .orElse("");
    }

    @Nullable
    private Validation validation() {
        long count = prepared.count(Split.VALID);
        if (count == 0 && spec.needsValidation()) {
            throw new CorpusException(run.directory().prepared() + ": has no validation windows, which"
                    + " training.stopping.patience and metric, and training.optimizer.schedule = plateau go by");
        }
        return count == 0
                ? null
                : new Validation(new Sweep(run.sparkContext(), prepared.indexed(Split.VALID), count, spec), scoring());
    }

    /** What the run goes by in place of the loss; null for the loss. */
    @Nullable
    private TaskScoring scoring() {
        StoppingSection stopping = run.job().training().stopping();
        if (stopping.goesByLoss()) {
            return null;
        }
        TaskScores empty = run.task().scores(ScoredSplit.windows(run, prepared, Split.VALID, null));
        TaskScoring scoring = new TaskScoring(empty, stopping.metric());
        scoring.requireMetric(
                run.task().name(), run.directory().file("job.yaml").toString());
        return scoring;
    }

    private void write(TrainedNetwork trained) throws IOException {
        ModelDirectory.write(
                run.directory().fileSystem(),
                run.directory().model(),
                new ModelDirectory.Model(spec.network(), trained.parameters()),
                extras());
    }

    /** Where training began, as JSON. */
    private byte[] origin(EarlierModel from) throws IOException {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("from", from.folder().toString());
        origin.put("symbols", from.encoding().inputs().size());
        origin.put(
                "newSymbols",
                spec.network().reading().symbols() - from.encoding().inputs().size());
        return (new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(origin) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Vocabularies and the job, so that a model can be used without the rest of its run. */
    private Map<String, Content> extras() throws IOException {
        Map<String, Content> extras = new TreeMap<>();
        byte[] job = JobFileWriter.write(run.job()).getBytes(StandardCharsets.UTF_8);
        extras.put("job.yaml", out -> out.write(job));
        run.context().from().ifPresent(from -> extras.put("origin.json", out -> out.write(origin(from))));
        FileSystem files = run.directory().fileSystem();
        for (FileStatus file : files.listStatus(run.directory().prepared())) {
            String name = file.getPath().getName();
            if (file.isFile() && (name.endsWith(".tsv") || name.equals("encoding.json"))) {
                extras.put(name, out -> {
                    try (InputStream in = files.open(file.getPath())) {
                        in.transferTo(out);
                    }
                });
            }
        }
        return extras;
    }
}
