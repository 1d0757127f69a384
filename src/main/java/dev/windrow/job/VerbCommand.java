package dev.windrow.job;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A verb that takes a job file and nothing else. */
@Command
final class VerbCommand implements Callable<Integer> {
    private final String name;
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    VerbCommand(String name, Verbs verbs) {
        this.name = name;
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = HadoopSettings.given();
        verbs.named(name).run(options.context(hadoop, verbs.tasks()));
        return ExitCode.SUCCESS.number();
    }
}
