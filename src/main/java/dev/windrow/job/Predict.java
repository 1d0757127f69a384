package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.RollSection;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.CorpusReader;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.InputColumns;
import dev.windrow.corpus.InputFiles;
import dev.windrow.corpus.Keyboard;
import dev.windrow.corpus.NearestPath;
import dev.windrow.corpus.SeriesEnds;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.guard.MarkedFolder;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Vectors;
import dev.windrow.task.Form;
import dev.windrow.task.Music;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Uses a trained network: on the records of some files, or, for a language model without any, to generate text, and for
 * music pieces.
 */
final class Predict {
    /** The file of generated texts. */
    static final String GENERATED = "generated.txt";

    /** The folder below a job's output that pieces without a seed of a file go to. */
    static final String IMPROVISED = "generated";

    private final Run run;
    private final Task task;
    private final Model model;
    private final Encoding encoding;

    private Predict(Run run) throws IOException {
        this.run = run;
        this.task = run.task();
        StoredModel stored =
                StoredModel.read(run.directory().fileSystem(), run.directory().model());
        this.model = stored.model();
        this.encoding = stored.encoding();
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
        if (generates(run.context()) && predict.task.targets() == Targets.MANY_HOT) {
            predict.improvise();
        } else if (generates(run.context())) {
            predict.generate();
        } else {
            predict.records();
        }
    }

    /** Whether there is nothing to read: what foresees the next step makes texts or pieces of its own without input. */
    static boolean generates(JobContext context) {
        Targets targets = Tasks.named(context.job().task()).targets();
        return context.input().isEmpty() && (targets == Targets.NEXT_SYMBOL || targets == Targets.MANY_HOT);
    }

    /** The folder that predictions go to. */
    static Path output(JobContext context) throws IOException {
        return context.predictions().isEmpty()
                ? context.directory().file("predictions")
                : new Path(context.predictions());
    }

    /** That folder, which is emptied only if it holds predictions and nothing else. */
    static MarkedFolder marked(JobContext context) throws IOException {
        RunDirectory folder = RunDirectory.at(output(context).toString(), context.hadoop());
        return new MarkedFolder(folder.fileSystem(), folder.root(), MarkedFolder.Kind.PREDICTIONS);
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
        run.directory().write(GENERATED, String.join("\n\n", texts) + "\n");
        run.out().println("generated, as in " + run.directory().file(GENERATED) + ":");
        texts.forEach(text -> run.out().println("  " + text.replace("\n", "\n  ")));
    }

    private void improvise() throws IOException {
        Path folder = run.directory().file(IMPROVISED);
        MarkedFolder marked = new MarkedFolder(run.directory().fileSystem(), folder, MarkedFolder.Kind.PREDICTIONS);
        marked.requireReplaceable("output = " + run.job().output(), true);
        marked.begin();
        MidiFolder files = new MidiFolder(
                folder, run.context().hadoop(), run.job().corpus().roll());
        List<Vectors> pieces;
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(model.spec(), Answering.PREDICTING)) {
            lease.learner().load(model.parameters());
            pieces = new Improvisations(lease.learner(), run.job()).samples();
        }
        run.out().println("generated, as in " + folder + ":");
        Keyboard keyboard = Keyboard.of(run.job().corpus().roll());
        for (int piece = 0; piece < pieces.size(); piece++) {
            String name = Integer.toString(piece + 1);
            files.write(name, pieces.get(piece));
            run.out().println("  " + MidiFolder.name(name) + "  " + Keyboard.text(keyboard.steps(pieces.get(piece))));
        }
    }

    private static Form form(Path folder) {
        return PredictionFiles.areTable(folder) ? Form.JSON_LINES : Form.of(folder.toString());
    }

    private void records() throws IOException {
        JobFile job = run.job();
        Path folder = output(run.context());
        MarkedFolder marked = marked(run.context());
        Tokenizer tokenizer = Tokenizers.of(job.text());
        Task asked = task;
        CorpusSection corpus = job.corpus().ofQuestions();
        InputColumns columns = new InputColumns(corpus, encoding.columns());
        JavaRDD<Example> questions = job.corpus().isSeries()
                ? SeriesEnds.read(
                        run.spark(),
                        inputs(run.context()),
                        new InputColumns(job.corpus(), encoding.columns()),
                        record -> asked.question(record, job.corpus(), tokenizer))
                : CorpusReader.read(
                        run.spark(),
                        inputs(run.context()),
                        corpus,
                        record -> asked.question(columns.matched(record), corpus, tokenizer));
        marked.begin();
        Broadcast<float[]> parameters = run.sparkContext().broadcast(model.parameters());
        Answering answering = new Answering(task, model.spec(), parameters::value, encoding, job, form(folder));
        boolean whole = false;
        try {
            if (writesMidi(folder)) {
                midi(questions, answering, folder);
            } else {
                PredictionFiles.write(run.spark(), questions.mapPartitions(answering::lines), folder);
            }
            whole = true;
        } finally {
            parameters.destroy();
            if (!whole) {
                marked.empty();
            }
        }
        run.out().println("predictions are in " + NearestPath.shown(folder));
    }

    /** Music is written as such, unless the folder's name asks for lines or a table. */
    private boolean writesMidi(Path folder) {
        return task.targets() == Targets.MANY_HOT
                && !PredictionFiles.areTable(folder)
                && !folder.getName().matches(".*\\.(jsonl|txt)");
    }

    /** A file for each piece, which is the one given with its continuation. */
    private void midi(JavaRDD<Example> questions, Answering answering, Path folder) throws IOException {
        RollSection roll = run.job().corpus().roll();
        String name = folder.toString();
        Broadcast<SerializableConfiguration> hadoop = run.sparkContext()
                .broadcast(new SerializableConfiguration(run.context().hadoop()));
        try {
            questions.foreachPartition(part -> {
                MidiFolder files = new MidiFolder(new Path(name), hadoop.value().value(), roll);
                answering.each(
                        part,
                        (question, answer) ->
                                files.write(question.id(), Music.piece(question).then(answer.roll())));
            });
        } finally {
            hadoop.destroy();
        }
        RunDirectory.at(name, run.context().hadoop()).write("_SUCCESS", "");
    }
}
