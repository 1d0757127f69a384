package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileException;
import dev.windrow.task.EvaluationJson;
import dev.windrow.task.EvaluationTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** One of the quickstart's jobs, and what a quickstart before has left of it. */
final class QuickstartRun {
    private final Verbs verbs;
    private final JobContext context;

    QuickstartRun(Verbs verbs, JobContext context) {
        this.verbs = verbs;
        this.context = context;
    }

    /**
     * Whether it came to its end before and is not to be replaced.
     *
     * @throws JobFileException if what is there is of other settings
     */
    boolean isFinished() throws IOException {
        RunDirectory directory = context.directory();
        return context.existing() != JobContext.ExistingOutput.OVERWRITE
                && Resumption.of(context.resuming()).trained()
                && directory.fileSystem().exists(directory.file(RunStatus.SUCCESS))
                && directory.fileSystem().exists(directory.file(SparkVerbs.EVALUATION));
    }

    /** Prepares, trains and evaluates; what was interrupted is gone on with. */
    void train() throws Exception {
        verbs.named("run").run(context);
    }

    /** Prints the scores of then. */
    void showScores(PrintWriter out) throws IOException {
        String source = context.directory().file(SparkVerbs.EVALUATION).toString();
        EvaluationTable.lines(EvaluationJson.read(source, text(SparkVerbs.EVALUATION)))
                .forEach(out::println);
        out.flush();
    }

    /** Prints the samples of then; none, and false, if they are not there or were asked for otherwise. */
    boolean showSamples(PrintWriter out) throws IOException {
        RunDirectory directory = context.directory();
        JobFile then = EarlierModel.job(directory.fileSystem(), directory.model());
        if (!then.generation().equals(context.job().generation())
                || !directory.fileSystem().exists(directory.file(Predict.GENERATED))) {
            return false;
        }
        out.println("generated, as in " + directory.file(Predict.GENERATED) + ":");
        out.println("  " + text(Predict.GENERATED).strip().replace("\n\n", "\n").replace("\n", "\n  "));
        out.flush();
        return true;
    }

    private String text(String name) throws IOException {
        RunDirectory directory = context.directory();
        try (InputStream in = directory.fileSystem().open(directory.file(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
