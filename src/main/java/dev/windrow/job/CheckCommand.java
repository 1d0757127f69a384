package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.TaskRules;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Validates a job and its input paths without starting Spark, and prints what the job will do. */
@Command
final class CheckCommand implements Callable<Integer> {
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    @Spec
    CommandSpec command;

    CheckCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() {
        Configuration hadoop = HadoopSettings.given();
        List<String> lines = new ArrayList<>();
        TaskRules rules = verbs.tasks().and(job -> problems(job, hadoop, lines));
        options.read(hadoop, rules);
        PrintWriter out = command.commandLine().getOut();
        out.println(options.file + " is good:");
        lines.forEach(out::println);
        out.flush();
        return ExitCode.SUCCESS.number();
    }

    /** What the file systems have to say against a job; the plan's lines are added to {@code lines}. */
    private static List<String> problems(JobFile job, Configuration hadoop, List<String> lines) {
        Plan plan = new Plan(job, hadoop);
        lines.addAll(plan.lines());
        return plan.problems();
    }
}
