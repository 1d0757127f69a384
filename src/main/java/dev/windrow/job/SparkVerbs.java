package dev.windrow.job;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/** The work behind each verb. */
public final class SparkVerbs {
    private SparkVerbs() {}

    /** All verbs that need Spark, and what tasks have to say against a job. */
    public static Verbs verbs() {
        return new Verbs(
                Map.of(
                        "prepare", SparkVerbs::prepare,
                        "train", SparkVerbs::train,
                        "evaluate", SparkVerbs::evaluate,
                        "predict", SparkVerbs::predict,
                        "run", SparkVerbs::run),
                new TaskProblems());
    }

    private static void prepare(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Footing footing = new Footing(List.of(), List.of(directory.prepared()), List.of());
        Run.record("prepare", context, footing, Prepare::requireFiles, Prepare::on);
    }

    private static void train(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Footing footing = new Footing(List.of(windows(directory)), List.of(directory.model()), ofAModel(directory));
        Run.record("train", context, footing, Train::on);
    }

    private static void evaluate(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Footing footing = new Footing(List.of(windows(directory), network(directory)), List.of(), List.of());
        Run.record("evaluate", context, footing, Evaluate::on);
    }

    private static void run(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        List<Path> made = List.of(directory.prepared(), directory.model());
        Footing footing = new Footing(List.of(), made, ofAModel(directory));
        Run.record("run", context, footing, Prepare::requireFiles, run -> {
            Prepare.on(run);
            Train.on(run);
            Evaluate.on(run);
        });
    }

    private static void predict(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        List<Path> made = Predict.generates(context) ? List.of() : List.of(Predict.output(context));
        Footing footing = new Footing(List.of(network(directory)), made, List.of());
        Run.use("predict", context, footing, Predict::requireFiles, Predict::on);
    }

    private static Footing.Needed windows(RunDirectory directory) {
        return new Footing.Needed(directory.prepared(), "prepare");
    }

    private static Footing.Needed network(RunDirectory directory) {
        return new Footing.Needed(directory.model(), "train");
    }

    /** What would speak of a model that is no longer there. */
    private static List<Path> ofAModel(RunDirectory directory) {
        return Stream.of("evaluation.json", "metrics.jsonl", "generated.txt")
                .map(directory::file)
                .toList();
    }
}
