package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.Setting;
import dev.windrow.config.TaskRules;
import dev.windrow.job.JobContext.ExistingOutput;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every verb that takes a job file takes. */
final class JobOptions {
    @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file, on any Hadoop file system.")
    String file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of the job file: --set training.epochs=3. May be given again.")
    List<String> assignments = new ArrayList<>();

    @Option(names = "--output", paramLabel = "DIR", description = "Overrides the job file's output.")
    String output;

    @Option(names = "--overwrite", description = "Replaces an output that is there already.")
    boolean overwrite;

    @Mixin
    RestrictOption restrict = new RestrictOption();

    /** The job, with all that is wrong with it. */
    JobFile read(Configuration hadoop, TaskRules tasks) {
        return new JobSource(hadoop).read(file, settings(), restrict.rules(tasks, hadoop));
    }

    /** The job, to be run as these options say. */
    JobContext context(Configuration hadoop, TaskRules tasks) {
        return new JobContext(read(hadoop, tasks), hadoop, existing()).within(restrict.restriction(hadoop));
    }

    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (String assignment : assignments) {
            settings.add(Setting.of(assignment));
        }
        if (output != null) {
            settings.add(Setting.ofOption("--output", "output", output));
        }
        return settings;
    }

    ExistingOutput existing() {
        return overwrite ? ExistingOutput.OVERWRITE : ExistingOutput.REFUSE;
    }
}
