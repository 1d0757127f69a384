package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.config.JobPaths;
import dev.windrow.guard.MarkedFolder;
import dev.windrow.guard.OutputGuard;
import dev.windrow.guard.OutputLock;
import dev.windrow.guard.ProcessMark;
import dev.windrow.guard.Writability;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** What a verb has to have of a folder before it writes there: that it may, and that nobody else does meanwhile. */
final class Holding {
    private final String verb;
    private final JobContext context;

    private Holding(String verb, JobContext context) {
        this.verb = verb;
        this.context = context;
    }

    /** What is done while a folder is held. */
    interface Work {
        void go() throws IOException;
    }

    /**
     * Does work in the job's output.
     *
     * @throws JobFileException if the output is not a run's to replace, or another process writes there
     */
    static void ofRun(String verb, JobContext context, Work work) throws IOException {
        new Holding(verb, context).run(work);
    }

    /**
     * Does work in a folder of results.
     *
     * @param where the option that names it, with its value
     * @param runs the runs whose networks are used
     * @param isOurs whether it stands where the verb writes unless told otherwise
     * @throws JobFileException if the folder is not marked as the verb's, or another process writes there
     */
    static void ofResults(
            String verb,
            JobContext context,
            MarkedFolder folder,
            String where,
            List<Path> runs,
            boolean isOurs,
            Work work)
            throws IOException {
        new Holding(verb, context).results(folder, where, runs, isOurs, work);
    }

    private void run(Work work) throws IOException {
        String where = "output = " + context.job().output();
        requireWritable(context.job().output(), where);
        RunDirectory directory = context.directory();
        guard().requireRun(directory.fileSystem(), directory.root(), where);
        requireNobody(directory);
        OutputLock held = OutputLock.acquire(directory.fileSystem(), directory.root(), verb, where, Holding::stop);
        try {
            work.go();
        } finally {
            held.close();
        }
    }

    private void results(MarkedFolder folder, String where, List<Path> runs, boolean isOurs, Work work)
            throws IOException {
        requireWritable(folder.path().toString(), where);
        guard().requireResults(folder.files(), folder.path(), runs, where);
        folder.requireReplaceable(where, isOurs);
        OutputLock held = OutputLock.acquire(folder.files(), folder.path(), verb, where, Holding::stop);
        try {
            if (context.existing() == JobContext.ExistingOutput.REFUSE && folder.isFilled()) {
                throw Footing.refused(where, folder.path() + " is there already; --overwrite replaces it");
            }
            work.go();
        } finally {
            held.close();
        }
    }

    /** What fails then is the run, which must not write any more. */
    private static void stop() {
        Option<SparkSession> spark = SparkSession.getDefaultSession();
        if (spark.isDefined()) {
            spark.get().sparkContext().cancelAllJobs();
        }
    }

    private void requireWritable(String path, String where) {
        Writability.problem(path, context.hadoop()).ifPresent(problem -> {
            throw Footing.refused(where, problem);
        });
    }

    private OutputGuard guard() {
        Map<String, List<String>> reads = new LinkedHashMap<>(JobPaths.read(context.job()));
        if (!context.input().isEmpty()) {
            reads.put("--input", List.of(context.input()));
        }
        context.from()
                .ifPresent(model ->
                        reads.put(EarlierModel.OPTION, List.of(model.folder().toString())));
        return new OutputGuard(context.hadoop(), reads);
    }

    /** A process of a version that had no locks says only in its status that it runs. */
    private static void requireNobody(RunDirectory directory) throws IOException {
        Optional<ProcessMark> owner = LastStatus.read(directory).flatMap(LastStatus::owner);
        owner.filter(ProcessMark::isHere).ifPresent(process -> Resumption.refuse(directory, process));
    }
}
