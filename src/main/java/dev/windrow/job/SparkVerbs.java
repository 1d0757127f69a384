package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.task.Tasks;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The work behind each verb. */
public final class SparkVerbs {
    private SparkVerbs() {}

    /** All verbs that need Spark, and what tasks have to say against a job. */
    public static Verbs verbs() {
        return new Verbs(
                Map.of(
                        "prepare", context -> Run.start("prepare", context, Prepare::on),
                        "train", context -> Run.start("train", context, Train::on),
                        "evaluate", context -> Run.start("evaluate", context, Evaluate::on),
                        "predict", context -> Run.start("predict", context, Predict::on),
                        "run", context -> Run.start("run", context, SparkVerbs::run)),
                SparkVerbs::problems);
    }

    private static void run(Run run) throws IOException {
        run.makeRoom(run.directory().prepared(), run.directory().model());
        Prepare.on(run);
        Train.on(run);
        Evaluate.on(run);
    }

    private static List<String> problems(JobFile job) {
        try {
            return Tasks.named(job.task()).problems(job);
        } catch (IllegalArgumentException unknown) {
            return List.of(unknown.getMessage());
        }
    }
}
