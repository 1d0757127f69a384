package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.Setting;
import dev.windrow.job.JobContext.ExistingOutput;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two jobs on WordNet's definitions, from nothing to scores: a model that completes them, one that sorts them. */
@Command
final class QuickstartCommand implements Callable<Integer> {
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

    @Spec
    CommandSpec command;

    QuickstartCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        Configuration hadoop = HadoopSettings.given();
        String corpus = output + "/corpus";
        JobFile definitions = job("quickstart-definitions", "definitions", corpus + "/definitions.txt", hadoop);
        JobFile classes = job("quickstart-classes", "classes", corpus + "/glosses.tsv", hadoop);

        Path jar = new Path(home, "target/quickstart/wordnet.jar");
        int count = WordNetGlosses.write(jar, new Path(corpus), hadoop);
        out.printf(Locale.ROOT, "%,d definitions of WordNet 3.1 are in %s%n", count, corpus);

        out.printf("%nOne: a character model that completes definitions%n");
        out.flush();
        verbs.named("run").run(context(definitions, hadoop));
        verbs.named("predict").run(context(definitions, hadoop));

        out.printf("%nTwo: from a definition to its class, one of 45%n");
        out.flush();
        verbs.named("run").run(context(classes, hadoop));

        out.printf(
                "%nThe corpus is in %s, the runs are in %s and %s%n", corpus, definitions.output(), classes.output());
        out.flush();
        return ExitCode.SUCCESS.number();
    }

    private JobFile job(String file, String run, String train, Configuration hadoop) {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.of("corpus.train=" + train));
        assignments.forEach(assignment -> settings.add(Setting.of(assignment)));
        settings.add(Setting.ofOption("--output", "output", output + "/" + run));
        return new JobSource(hadoop).read(home + "/jobs/" + file + ".yaml", settings, verbs.tasks());
    }

    private JobContext context(JobFile job, Configuration hadoop) {
        return new JobContext(job, hadoop, overwrite ? ExistingOutput.OVERWRITE : ExistingOutput.REFUSE);
    }
}
