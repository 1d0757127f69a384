package dev.windrow.job;

import dev.windrow.config.JobFile;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Uses the model of a job's output. */
@Command
final class PredictCommand implements Callable<Integer> {
    private final Verbs verbs;

    @Mixin
    JobOptions options = new JobOptions();

    @Option(
            names = "--input",
            paramLabel = "PATH",
            defaultValue = "",
            description = "What is predicted, in the job's corpus format. A language model without it generates text,"
                    + " and music pieces; see the generation keys: --set generation.prompt=...")
    String input;

    @Option(
            names = "--predictions",
            paramLabel = "PATH",
            defaultValue = "",
            description = "The folder the predictions go to; left out, they go into the job's output.")
    String predictions;

    PredictCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = HadoopSettings.given();
        JobFile job = new JobSource(hadoop).read(options.file, options.settings(), verbs.tasks());
        verbs.named("predict").run(new JobContext(job, hadoop, options.existing()).predicting(input, predictions));
        return ExitCode.SUCCESS.number();
    }
}
