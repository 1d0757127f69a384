package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileException;
import dev.windrow.config.JobFileWriter;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.guard.ShownStream;
import dev.windrow.network.ModelDirectory;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.train.SparkSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** A job under way: its task, its folder, and Spark. */
final class Run {
    private static final String JOB = "job.yaml";

    private final JobContext context;
    private final SparkSession spark;
    private final RunDirectory directory;
    private final Consumer<Supplier<String>> whenStopped;

    private Run(
            JobContext context, SparkSession spark, RunDirectory directory, Consumer<Supplier<String>> whenStopped) {
        this.context = context;
        this.spark = spark;
        this.directory = directory;
        this.whenStopped = whenStopped;
    }

    /** What a verb does with a run. */
    interface Work {
        void on(Run run) throws IOException;
    }

    /** What is looked at before Spark starts. */
    interface Inspection {
        /** Throws a {@link dev.windrow.corpus.CorpusException} if the work would only fail. */
        void of(JobContext context) throws IOException;
    }

    /** As {@link #record(String, JobContext, Footing, Inspection, Work)}, with nothing to look at first. */
    static void record(String verb, JobContext context, Footing footing, Work work) throws IOException {
        record(verb, context, footing, nothing -> {}, work);
    }

    /**
     * Does the work in the job's folder and writes down there how it ended.
     *
     * @param inspection comes before anything is replaced and before Spark starts; what it throws is a failure of the
     *     run
     * @throws JobFileException before anything is touched, if the footing is not there or the folder cannot be written
     */
    static void record(String verb, JobContext context, Footing footing, Inspection inspection, Work work)
            throws IOException {
        footing.check(context.hadoop(), context.existing());
        RunDirectory directory = context.directory();
        try (RunStatus status = begun(verb, context, directory)) {
            try {
                inspection.of(context);
                footing.clear(context.hadoop());
                work.on(new Run(context, spark(verb, directory), directory, status::whenStopped));
                status.succeeded();
            } catch (FSError e) {
                // How Hadoop tells of a local disk that is full: an error of the world, not of the program.
                IOException failure = new IOException(e.getCause().getMessage(), e);
                writeDown(failure, status);
                throw failure;
            } catch (Exception | Error e) {
                // Spark's failures are checked, but Scala does not declare them.
                requireFolder(directory, e);
                writeDown(e, status);
                throw e;
            }
        }
    }

    /**
     * Whatever a run without its folder stumbles over first, the folder is what the user must hear of. One that is
     * there may have been made again by what wrote last, but without what was written first.
     */
    private static void requireFolder(RunDirectory directory, Throwable failure) throws IOException {
        if (!directory.exists() || !directory.fileSystem().exists(directory.file(JOB))) {
            IOException gone =
                    new IOException(directory.root() + " is gone: it was removed while the run was writing there");
            gone.addSuppressed(failure);
            throw gone;
        }
    }

    /** What went wrong is told even where it cannot be written down. */
    private static void writeDown(Throwable failure, RunStatus status) {
        try {
            status.failed(failure);
        } catch (IOException | FSError e) {
            failure.addSuppressed(e);
        }
    }

    /** Does the work with what is in the job's folder, which stays as it is. */
    static void use(String verb, JobContext context, Footing footing, Inspection inspection, Work work)
            throws IOException {
        footing.check(context.hadoop(), context.existing());
        inspection.of(context);
        RunDirectory directory = context.directory();
        work.on(new Run(context, spark(verb, directory), directory, will -> {}));
    }

    private static RunStatus begun(String verb, JobContext context, RunDirectory directory) {
        try {
            RunStatus status = RunStatus.running(directory, verb);
            try {
                directory.write(JOB, JobFileWriter.write(context.job()));
            } catch (IOException e) {
                status.close();
                throw e;
            }
            return status;
        } catch (IOException e) {
            throw Footing.refused(
                    "output = " + context.job().output(), "must be a folder that can be written: " + e.getMessage());
        }
    }

    /**
     * The session that a job before this one has begun in this process, as it is; else one of the job's own, with
     * Java's serializer, whatever a cluster's defaults say: Kryo cannot take records apart.
     */
    static SparkSession spark(String verb, RunDirectory directory) {
        Option<SparkSession> begun = SparkSession.getDefaultSession();
        if (begun.isDefined() && !begun.get().sparkContext().isStopped()) {
            // Spark would warn of settings that come too late.
            return begun.get();
        }
        return SparkSession.builder()
                .config(SparkSettings.fill(new SparkConf()))
                .appName("windrow " + verb + " " + directory.root().getName())
                .config("spark.serializer", JavaSerializer.class.getName())
                .getOrCreate();
    }

    /** The windows that {@code prepare} wrote. */
    PreparedCorpus prepared() throws IOException {
        return PreparedCorpus.open(spark, directory.root());
    }

    /** The network that {@code train} wrote. */
    ModelDirectory.Model model() throws IOException {
        return StoredModel.read(directory.fileSystem(), directory.model()).model();
    }

    /**
     * What is done first when the process is told to stop.
     *
     * @param will writes down what is worth it, on another thread, and says how to go on
     */
    void whenStopped(Supplier<String> will) {
        whenStopped.accept(will);
    }

    JobFile job() {
        return context.job();
    }

    JobContext context() {
        return context;
    }

    Task task() {
        return Tasks.named(context.job().task()).forJob(context.job());
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

    /** Where messages go; what a terminal would act on is shown instead. */
    PrintStream out() {
        return ShownStream.out();
    }

    /** For lines that are written over. */
    PrintStream terminal() {
        return System.out;
    }
}
