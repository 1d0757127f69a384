package dev.windrow.job;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that trains, and so may take long enough to be interrupted. */
@Command
final class TrainingCommand implements Callable<Integer> {
    private final String name;
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    @Mixin
    FromOption from = new FromOption();

    @Option(
            names = "--resume",
            description = "Goes on with whatever the output holds of this job. Without it that is done only for a run"
                    + " that did not come to its end.")
    boolean resume;

    @Spec
    CommandSpec command;

    TrainingCommand(String name, Verbs verbs) {
        this.name = name;
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        if (resume && options.overwrite) {
            throw new ParameterException(
                    command.commandLine(), "--resume goes on with what --overwrite removes: give one of them");
        }
        Configuration hadoop = HadoopSettings.given();
        JobContext given = options.context(hadoop, verbs.tasks());
        JobContext context = resume ? given.resuming() : given;
        verbs.named(name).run(context.from(from.model(context)));
        return ExitCode.SUCCESS.number();
    }
}
