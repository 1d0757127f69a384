package dev.windrow.job;

import dev.windrow.config.JobFile;
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
        JobFile job = new JobSource(hadoop).read(options.file, options.settings(), verbs.tasks());
        verbs.named(name).run(new JobContext(job, hadoop, options.existing()));
        return ExitCode.SUCCESS.number();
    }
}
