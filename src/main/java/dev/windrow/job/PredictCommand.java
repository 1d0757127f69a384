package dev.windrow.job;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Uses the model of a job's output. */
@Command
final class PredictCommand implements Callable<Integer> {
    /** The work behind {@code --interactive}. */
    static final String DIALOGUE = "predict --interactive";

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
            description = "The folder the predictions go to; left out, they go into the job's output. One that ends in"
                    + " .jsonl gets JSON lines, in .parquet a Parquet table, in .csv a table with a header.")
    String predictions;

    @Option(
            names = "--interactive",
            description = "Answers lines from the terminal or a pipe, one by one, without Spark; of recordings a line"
                    + " names the file.")
    boolean interactive;

    @Spec
    CommandSpec command;

    PredictCommand(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() throws Exception {
        if (interactive && !(input.isEmpty() && predictions.isEmpty())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--interactive: answers lines as they come in; must be without --input and --predictions");
        }
        Configuration hadoop = HadoopSettings.given();
        JobContext context = options.context(hadoop, verbs.tasks());
        RestrictOption.require(context.restriction(), "--input", input);
        RestrictOption.require(context.restriction(), "--predictions", predictions);
        verbs.named(interactive ? DIALOGUE : "predict").run(context.predicting(input, predictions));
        return ExitCode.SUCCESS.number();
    }
}
