package dev.windrow.job;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prepares a corpus, with vocabularies of its own or with those of an earlier model and what is new. */
@Command
final class PrepareCommand implements Callable<Integer> {
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    @Mixin
    FromOption from = new FromOption();

    PrepareCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = HadoopSettings.given();
        JobContext context = options.context(hadoop, verbs.tasks());
        verbs.named("prepare").run(context.from(from.model(context)));
        return ExitCode.SUCCESS.number();
    }
}
