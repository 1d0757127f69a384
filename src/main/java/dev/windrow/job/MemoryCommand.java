package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks how far back trained networks reach, one or several side by side. */
@Command
final class MemoryCommand implements Callable<Integer> {
    private final Verbs verbs;

    @Parameters(
            arity = "1..*",
            paramLabel = "JOB",
            description = "Job files, or folders that jobs wrote, of networks that are trained; several stand side by"
                    + " side.")
    List<String> jobs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a key of each job. May be given again.")
    List<String> assignments = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The text whose symbols the picture of the gates is drawn for; left out, the first window"
                    + " looked at.")
    String text;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "32",
            description = "Windows of the test data, or of the validation data if there are no others, that norms are"
                    + " averaged over: ${DEFAULT-VALUE} if left out.")
    int windows;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            defaultValue = "",
            description = "The folder for the table and the pictures; left out, memory in the first job's output.")
    String pictures;

    @Option(names = "--overwrite", description = "Replaces a folder that is there already.")
    boolean overwrite;

    @Mixin
    RestrictOption restrict = new RestrictOption();

    @Spec
    CommandSpec command;

    MemoryCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        if (windows < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--windows = " + windows + ": must be at least 1 (windows looked at); try 32");
        }
        Configuration hadoop = HadoopSettings.given();
        List<JobContext> contexts = new ArrayList<>();
        for (String job : jobs) {
            contexts.add(context(job, hadoop));
        }
        RestrictOption.require(restrict.restriction(hadoop), "--pictures", pictures);
        MemoryVisit.of(contexts, new MemoryVisit.Asked(text, windows, pictures));
        return ExitCode.SUCCESS.number();
    }

    private JobContext context(String given, Configuration hadoop) throws IOException {
        List<Setting> settings = new ArrayList<>();
        assignments.forEach(assignment -> settings.add(Setting.of(assignment)));
        String file = given;
        Path path = new Path(given);
        FileSystem files = path.getFileSystem(hadoop);
        Path written = new Path(path, "job.yaml");
        boolean isFolder = files.exists(path) && files.getFileStatus(path).isDirectory();
        if (isFolder && files.exists(written)) {
            // It may have been moved since.
            settings.add(Setting.ofOption("JOB", "output", given));
            file = written.toString();
        }
        JobFile job = new JobSource(hadoop).read(file, settings, restrict.rules(verbs.tasks(), hadoop));
        JobContext.ExistingOutput existing =
                overwrite ? JobContext.ExistingOutput.OVERWRITE : JobContext.ExistingOutput.REFUSE;
        return new JobContext(job, hadoop, existing).within(restrict.restriction(hadoop));
    }
}
