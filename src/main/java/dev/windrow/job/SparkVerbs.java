package dev.windrow.job;

import dev.windrow.corpus.Encoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** The work behind each verb. */
public final class SparkVerbs {
    static final String EVALUATION = "evaluation.json";

    private SparkVerbs() {}

    /** All verbs that need Spark, and what tasks have to say against a job. */
    public static Verbs verbs() {
        return new Verbs(
                Map.of(
                        "prepare",
                        held("prepare", SparkVerbs::prepare),
                        "train",
                        held("train", SparkVerbs::train),
                        "evaluate",
                        held("evaluate", SparkVerbs::evaluate),
                        "predict",
                        SparkVerbs::predict,
                        PredictCommand.DIALOGUE,
                        SparkVerbs::answer,
                        "run",
                        held("run", SparkVerbs::run),
                        "doctor",
                        DoctorVisit::of),
                new TaskProblems());
    }

    /** What a verb does in a job's output. */
    private interface InOutput {
        void run(JobContext context) throws IOException;
    }

    private static Verb held(String name, InOutput verb) {
        return context -> Holding.ofRun(name, context, () -> verb.run(context));
    }

    private static void prepare(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Footing footing =
                new Footing(List.of(), List.of(directory.prepared()), List.of(directory.file(FirstVectors.LEARNED)));
        Run.record("prepare", context, footing, Prepare::requireFiles, Prepare::on);
    }

    private static void train(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Resumption resumption = Resumption.of(context);
        if (resumption.isFinished(context, directory.model())) {
            return;
        }
        requireExtended(context);
        List<Footing.Needed> needed = new ArrayList<>(List.of(windows(directory)));
        if (FirstVectors.learns(context) && !resumption.hasTraining()) {
            needed.add(new Footing.Needed(directory.file(FirstVectors.LEARNED), "prepare"));
        }
        Footing footing = resumption.hasTraining()
                ? new Footing(needed, List.of(), List.of())
                : new Footing(needed, List.of(directory.model()), ofTraining(directory));
        if (!resumption.begun()) {
            Resumption.requireSources(context);
        }
        Run.Inspection inspection = resumption.hasTraining() ? nothing -> {} : FirstVectors::requireFile;
        Run.record(
                "train", resumption.context(context), footing, inspection, run -> trainUnlessTrained(run, resumption));
    }

    /** Refuses windows whose ids are not those of the model that is to be gone on from. */
    private static void requireExtended(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        if (context.from().isPresent() && directory.fileSystem().exists(directory.prepared())) {
            Encoding now = Encoding.read(directory.fileSystem(), directory.prepared());
            context.from().get().requireExtendedBy(now, directory.prepared());
        }
    }

    private static void trainUnlessTrained(Run run, Resumption resumption) throws IOException {
        if (resumption.hasTraining()) {
            run.out().println(run.directory().root() + ": " + resumption.shown());
        }
        if (!resumption.trained()) {
            Train.on(run, resumption);
        }
    }

    private static void evaluate(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Footing footing = new Footing(List.of(windows(directory), network(directory)), List.of(), List.of());
        footing.check(context.hadoop(), context.existing());
        Resumption.requireSources(context);
        Run.record("evaluate", context, footing, Evaluate::on);
    }

    private static void run(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Resumption resumption = Resumption.of(context);
        if (resumption.isFinished(context, directory.file(EVALUATION))) {
            return;
        }
        if (resumption.prepared()) {
            resumption.requireSameWindows(context);
        }
        Run.Inspection inspection = resumption.prepared() ? nothing -> {} : Prepare::requireFiles;
        Run.record("run", resumption.context(context), wholeWay(directory, resumption), inspection, run -> {
            if (!resumption.prepared()) {
                Prepare.on(run);
            }
            trainUnlessTrained(run, resumption);
            Evaluate.on(run);
        });
    }

    private static Footing wholeWay(RunDirectory directory, Resumption resumption) {
        List<Path> made = new ArrayList<>();
        List<Path> derived = new ArrayList<>();
        if (!resumption.prepared()) {
            made.add(directory.prepared());
            derived.add(directory.file(FirstVectors.LEARNED));
        }
        if (!resumption.hasTraining()) {
            made.add(directory.model());
            derived.addAll(ofTraining(directory));
        }
        return new Footing(List.of(), made, derived);
    }

    private static void predict(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        List<Footing.Needed> needed = List.of(network(directory));
        if (Predict.generates(context)) {
            Footing footing = new Footing(needed, List.of(), List.of());
            Holding.ofRun(
                    "predict", context, () -> Run.use("predict", context, footing, Predict::requireFiles, Predict::on));
            return;
        }
        // Looked at before the folder is there because it is held.
        Path folder = Predict.output(context);
        Footing footing = new Footing(needed, List.of(), List.of());
        new Footing(needed, List.of(folder), List.of()).check(context.hadoop(), context.existing());
        boolean isDefault = context.predictions().isEmpty();
        Holding.ofResults(
                "predict",
                context,
                Predict.marked(context),
                isDefault ? "output = " + context.job().output() : "--predictions = " + context.predictions(),
                List.of(directory.root()),
                isDefault,
                () -> Run.use("predict", context, footing, Predict::requireFiles, Predict::on));
    }

    private static void answer(JobContext context) throws IOException {
        Dialogue.requireLines(context);
        new Footing(List.of(network(context.directory())), List.of(), List.of())
                .check(context.hadoop(), context.existing());
        Dialogue.on(context);
    }

    private static Footing.Needed windows(RunDirectory directory) {
        return new Footing.Needed(directory.prepared(), "prepare");
    }

    private static Footing.Needed network(RunDirectory directory) {
        return new Footing.Needed(directory.model(), "train");
    }

    /** What comes from a training, and would speak of a model that is no longer there. */
    private static List<Path> ofTraining(RunDirectory directory) {
        return List.of(
                directory.checkpoints(),
                directory.file(EVALUATION),
                directory.file("metrics.jsonl"),
                directory.file(Predict.GENERATED),
                directory.file(Predict.IMPROVISED),
                directory.file(MemoryVisit.FOLDER));
    }
}
