package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.CorpusReader;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.InputFiles;
import dev.windrow.corpus.NearestPath;
import dev.windrow.corpus.SeriesEnds;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import dev.windrow.task.Form;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/** Uses a trained network: on the records of some files, or, for a language model without any, to generate text. */
final class Predict {
    private final Run run;
    private final Task task;
    private final Model model;
    private final Encoding encoding;

    private Predict(Run run) throws IOException {
        this.run = run;
        this.task = run.task();
        this.model = run.model();
        this.encoding =
                Encoding.read(run.directory().fileSystem(), run.directory().model());
    }

    /** Throws a {@link CorpusException} if there is nothing to read where something is to be read. */
    static void requireFiles(JobContext context) {
        if (!generates(context)) {
            String key = context.input().isEmpty() ? "corpus.test" : "--input";
            List<String> problems = new ArrayList<>();
            InputFiles.find(context.hadoop(), key, inputs(context), problems);
            if (!problems.isEmpty()) {
                throw new CorpusException(String.join("\n", problems));
            }
        }
    }

    static void on(Run run) throws IOException {
        Predict predict = new Predict(run);
        if (generates(run.context())) {
            predict.generate();
        } else {
            predict.records();
        }
    }

    /** Whether there is nothing to read: a language model without input makes texts of its own. */
    static boolean generates(JobContext context) {
        return context.input().isEmpty() && Tasks.named(context.job().task()).targets() == Targets.NEXT_SYMBOL;
    }

    /** The folder that predictions go to. */
    static Path output(JobContext context) throws IOException {
        return context.predictions().isEmpty()
                ? context.directory().file("predictions")
                : new Path(context.predictions());
    }

    private static List<String> inputs(JobContext context) {
        if (!context.input().isEmpty()) {
            return List.of(context.input());
        }
        List<String> test = context.job().corpus().test();
        if (test.isEmpty()) {
            throw Footing.refused("--input", "must name what is to be predicted, for the job file has no corpus.test");
        }
        return test;
    }

    private void generate() throws IOException {
        List<String> texts;
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(model.spec(), Answering.PREDICTING)) {
            lease.learner().load(model.parameters());
            texts = new Continuations(lease.learner(), encoding, run.job()).samples();
        }
        run.directory().write("generated.txt", String.join("\n\n", texts) + "\n");
        run.out().println("generated, as in " + run.directory().file("generated.txt") + ":");
        texts.forEach(text -> run.out().println("  " + text.replace("\n", "\n  ")));
    }

    private static Form form(Path folder) {
        return PredictionFiles.areTable(folder) ? Form.JSON_LINES : Form.of(folder.toString());
    }

    private void records() throws IOException {
        JobFile job = run.job();
        Path folder = output(run.context());
        FileSystem files = folder.getFileSystem(run.context().hadoop());
        Tokenizer tokenizer = Tokenizers.of(job.text());
        Task asked = task;
        CorpusSection corpus = job.corpus().ofQuestions();
        JavaRDD<Example> questions = job.corpus().isSeries()
                ? SeriesEnds.read(
                        run.spark(),
                        inputs(run.context()),
                        job.corpus(),
                        record -> asked.question(record, job.corpus(), tokenizer))
                : CorpusReader.read(
                        run.spark(),
                        inputs(run.context()),
                        corpus,
                        record -> asked.question(record, corpus, tokenizer));
        files.delete(folder, true);
        Broadcast<float[]> parameters = run.sparkContext().broadcast(model.parameters());
        Answering answering = new Answering(task, model.spec(), parameters::value, encoding, job, form(folder));
        boolean whole = false;
        try {
            PredictionFiles.write(run.spark(), questions.mapPartitions(answering::lines), folder);
            whole = true;
        } finally {
            parameters.destroy();
            if (!whole) {
                files.delete(folder, true);
            }
        }
        run.out().println("predictions are in " + NearestPath.shown(folder));
    }
}
