package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileException;
import dev.windrow.config.JobFileWriter;
import dev.windrow.config.Place;
import dev.windrow.config.Problem;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.network.ModelDirectory;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A job under way: its task, its folder, and Spark. */
final class Run {
    private final JobContext context;
    private final SparkSession spark;
    private final RunDirectory directory;

    private Run(JobContext context, SparkSession spark, RunDirectory directory) {
        this.context = context;
        this.spark = spark;
        this.directory = directory;
    }

    /** What a verb does with a run. */
    interface Work {
        void on(Run run) throws IOException;
    }

    /** Starts Spark, does the work and writes down how it ended. */
    static void start(String verb, JobContext context, Work work) throws IOException {
        RunDirectory directory = RunDirectory.at(context.job().output(), context.hadoop());
        SparkSession spark = SparkSession.builder()
                .appName("windrow " + verb + " " + directory.root().getName())
                .getOrCreate();
        Run run = new Run(context, spark, directory);
        directory.write("job.yaml", JobFileWriter.write(context.job()));
        try (RunStatus status = RunStatus.running(directory, verb)) {
            try {
                work.on(run);
                status.succeeded();
            } catch (IOException | RuntimeException e) {
                status.failed(ExitCode.known(e).orElse(e).getMessage());
                throw e;
            }
        }
    }

    /**
     * Makes room for what is about to be written.
     *
     * @throws JobFileException if it is there and was not to be overwritten
     */
    void makeRoom(Path... paths) throws IOException {
        for (Path path : paths) {
            if (!directory.fileSystem().exists(path)) {
                continue;
            }
            switch (context.existing()) {
                case REFUSE ->
                    throw refused(path + " is there already; take another --output, or --overwrite to replace it");
                case OVERWRITE -> directory.fileSystem().delete(path, true);
            }
        }
    }

    /** The windows that {@code prepare} wrote. */
    PreparedCorpus prepared() throws IOException {
        if (!directory.fileSystem().exists(directory.prepared())) {
            throw refused(directory.prepared() + " is not there; run 'windrow prepare' first, or 'windrow run'");
        }
        return PreparedCorpus.open(spark, directory.root());
    }

    /** The network that {@code train} wrote. */
    ModelDirectory.Model model() throws IOException {
        if (!directory.fileSystem().exists(directory.model())) {
            throw refused(directory.model() + " is not there; run 'windrow train' first, or 'windrow run'");
        }
        return ModelDirectory.read(directory.fileSystem(), directory.model());
    }

    private JobFileException refused(String text) {
        return new JobFileException(List.of(new Problem(new Place("output", 0), text)));
    }

    JobFile job() {
        return context.job();
    }

    JobContext context() {
        return context;
    }

    Task task() {
        return Tasks.named(context.job().task());
    }

    RunDirectory directory() {
        return directory;
    }

    SparkSession spark() {
        return spark;
    }

    JavaSparkContext sparkContext() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    PrintStream out() {
        return System.out;
    }
}
