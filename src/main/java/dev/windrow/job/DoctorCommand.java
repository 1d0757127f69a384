package dev.windrow.job;

import dev.windrow.config.TaskRules;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a job as {@code check} does, then starts Spark and looks at the processes it would run in. */
@Command
final class DoctorCommand implements Callable<Integer> {
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    DoctorCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = HadoopSettings.given();
        TaskRules rules = verbs.tasks().and(given -> new Plan(given, hadoop).problems());
        verbs.named("doctor").run(options.context(hadoop, rules));
        return ExitCode.SUCCESS.number();
    }
}
