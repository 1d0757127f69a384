package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.Setting;
import dev.windrow.guard.MarkedFolder;
import dev.windrow.guard.OutputGuard;
import dev.windrow.job.JobContext.ExistingOutput;
import dev.windrow.train.report.TimeLeft;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two jobs on WordNet's definitions, from nothing to scores: a model that completes them, one that sorts them. */
@Command
final class QuickstartCommand implements Callable<Integer> {
    private static final int STEPS = 4;

    private final Verbs verbs;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "runs/quickstart",
            description = "The folder of the corpus and of both runs (default: ${DEFAULT-VALUE}).")
    String output;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of both job files: --set training.epochs=3. May be given again.")
    List<String> assignments = new ArrayList<>();

    @Option(names = "--overwrite", description = "Replaces runs that are there already.")
    boolean overwrite;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder with jobs/ and target/quickstart/wordnet.jar; the launcher gives it.")
    String home;

    @Mixin
    RestrictOption restrict = new RestrictOption();

    @Spec
    CommandSpec command;

    QuickstartCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = HadoopSettings.given();
        String corpus = output + "/corpus";
        JobContext definitions =
                context(job("quickstart-definitions", "definitions", corpus + "/definitions.txt", hadoop), hadoop);
        JobContext classes = context(job("quickstart-classes", "classes", corpus + "/glosses.tsv", hadoop), hadoop);
        QuickstartRun completing = new QuickstartRun(verbs, definitions);
        QuickstartRun sorting = new QuickstartRun(verbs, classes);
        // Looked at first, so that what is there of another job is refused before anything is written.
        boolean completed = completing.isFinished();
        boolean sorted = sorting.isFinished();
        if (completed && sorted) {
            tell("All of it is there already; these are the scores and samples of then.");
        }

        step(1, "the corpus", () -> {
            if (completed && sorted) {
                tell("is in " + corpus);
                return;
            }
            Path jar = new Path(home, "target/quickstart/wordnet.jar");
            RunDirectory folder = RunDirectory.at(corpus, hadoop);
            MarkedFolder marked = new MarkedFolder(folder.fileSystem(), folder.root(), MarkedFolder.Kind.CORPUS);
            RunDirectory before = definitions.directory();
            marked.requireReplaceable("--output = " + output, OutputGuard.isRun(before.fileSystem(), before.root()));
            marked.begin();
            int count = WordNetGlosses.write(jar, new Path(corpus), hadoop);
            tell(String.format(Locale.ROOT, "%,d definitions of WordNet 3.1 are in %s", count, corpus));
        });
        step(2, "a character model that completes definitions", () -> train(completing, completed));
        step(3, "definitions it completes", () -> {
            if (!completed || !completing.showSamples(command.commandLine().getOut())) {
                verbs.named("predict").run(definitions);
            }
        });
        step(4, "from a definition to its class, one of 45", () -> train(sorting, sorted));

        tell(String.format(
                "%nThe corpus is in %s, the runs are in %s and %s",
                corpus, definitions.job().output(), classes.job().output()));
        if (completed || sorted) {
            tell("--overwrite makes them anew, --output DIR makes others beside them.");
        }
        return ExitCode.SUCCESS.number();
    }

    private void train(QuickstartRun run, boolean finished) throws Exception {
        if (finished) {
            run.showScores(command.commandLine().getOut());
        } else {
            run.train();
        }
    }

    /** A step of the quickstart. */
    private interface Step {
        void go() throws Exception;
    }

    private void step(int number, String name, Step step) throws Exception {
        tell(String.format("%nStep %d of %d: %s", number, STEPS, name));
        long began = System.nanoTime();
        step.go();
        tell(String.format("Step %d of %d took %s", number, STEPS, TimeLeft.shown((System.nanoTime() - began) / 1e9)));
    }

    private void tell(String line) {
        PrintWriter out = command.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private JobFile job(String file, String run, String train, Configuration hadoop) {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.of("corpus.train=" + train));
        assignments.forEach(assignment -> settings.add(Setting.of(assignment)));
        settings.add(Setting.ofOption("--output", "output", output + "/" + run));
        return new JobSource(hadoop)
                .read(home + "/jobs/" + file + ".yaml", settings, restrict.rules(verbs.tasks(), hadoop));
    }

    private JobContext context(JobFile job, Configuration hadoop) {
        return new JobContext(job, hadoop, overwrite ? ExistingOutput.OVERWRITE : ExistingOutput.REFUSE);
    }
}
