package dev.windrow.job;

import dev.windrow.config.Spelling;
import dev.windrow.guard.ShownWriter;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code windrow VERB JOB.yaml}. Errors are one message on standard error and an exit code. */
@Command(
        name = "windrow",
        description = "Trains recurrent networks where the data already lies, on Apache Spark.",
        synopsisSubcommandLabel = "VERB",
        versionProvider = Versions.class,
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Exit codes: 0 done, 2 bad command line or job file, 3 bad data, 4 training diverged, 5 the doctor found",
            "problems, 1 anything else; 141 if nobody reads the answers of predict --interactive any more.",
            "'windrow VERB --help' shows a verb's options; docs/job-file.md has every key of a job file."
        })
public final class WindrowCommand implements Runnable {
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program an error arose.")
    boolean stacktrace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the versions of Windrow and of what it runs on; starts no Spark.")
    boolean version;

    @Spec
    CommandSpec command;

    private WindrowCommand() {}

    /** Runs a command line and returns the exit code; see {@link ExitCode}. */
    public static int execute(Verbs verbs, PrintWriter out, PrintWriter err, String... arguments) {
        WindrowCommand windrow = new WindrowCommand();
        CommandLine commandLine = new CommandLine(windrow);
        add(commandLine, "run", "Prepares, trains and evaluates: the whole job.", new TrainingCommand("run", verbs));
        add(commandLine, "prepare", "Cuts the corpus into windows of ids.", new PrepareCommand(verbs));
        add(commandLine, "train", "Trains on what prepare wrote.", new TrainingCommand("train", verbs));
        add(commandLine, "evaluate", "Scores the model beside its baselines.", new VerbCommand("evaluate", verbs));
        add(commandLine, "predict", "Uses the model: on new input, or to generate text.", new PredictCommand(verbs));
        add(commandLine, "memory", "Shows how far back trained networks reach.", new MemoryCommand(verbs));
        add(commandLine, "check", "Validates a job and its paths; starts no Spark.", new CheckCommand(verbs));
        add(commandLine, "doctor", "Looks whether a job will run where it would be sent.", new DoctorCommand(verbs));
        add(
                commandLine,
                "quickstart",
                "Completes and sorts WordNet's definitions, from nothing to scores.",
                new QuickstartCommand(verbs));
        commandLine.setOut(new PrintWriter(new ShownWriter(out)));
        commandLine.setErr(new PrintWriter(new ShownWriter(err)));
        // Colours are characters that a terminal acts on, too.
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler((e, given) -> refuse(e));
        commandLine.setExecutionExceptionHandler((failure, of, given) -> windrow.fail(failure, of));
        try {
            return commandLine.execute(arguments);
        } catch (Error e) {
            // A stack or heap that is too small, a class that is missing: picocli lets them through.
            return windrow.fail(e, commandLine);
        } finally {
            commandLine.getOut().flush();
        }
    }

    private static void add(CommandLine commandLine, String name, String description, Object verb) {
        CommandLine subcommand = new CommandLine(verb);
        subcommand.getCommandSpec().usageMessage().description(description);
        commandLine.addSubcommand(name, subcommand);
    }

    /** Without a verb there is nothing to do but to show them. */
    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "a verb is missing: " + verbs(command.commandLine()));
    }

    private static int refuse(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("windrow: " + reason(e));
        err.println("see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.BAD_CONFIGURATION.number();
    }

    private static String reason(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return e.getMessage();
        }
        CommandLine commandLine = e.getCommandLine();
        String given = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            Set<String> options = commandLine.getCommandSpec().optionsMap().keySet();
            return given + ": no such option" + meant(given, options);
        }
        if (commandLine.getSubcommands().isEmpty()) {
            return given + ": one argument too many; the verb takes one job file";
        }
        return given + ": no such verb"
                + meant(given, commandLine.getSubcommands().keySet()) + " (verbs: " + verbs(commandLine) + ")";
    }

    private static String meant(String given, Collection<String> words) {
        return Spelling.nearest(given, words)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    private static String verbs(CommandLine commandLine) {
        return String.join(", ", commandLine.getSubcommands().keySet());
    }

    private int fail(Throwable failure, CommandLine commandLine) {
        if (ShutdownHookManager.get().isShutdownInProgress() && !stacktrace) {
            // Whatever failed did so because Spark is being taken down.
            return ExitCode.FAILURE.number();
        }
        if (ExitCode.of(failure) == ExitCode.CLOSED_PIPE) {
            return ExitCode.CLOSED_PIPE.number();
        }
        PrintWriter err = commandLine.getErr();
        if (stacktrace) {
            failure.printStackTrace(err);
        }
        err.println(message(failure));
        err.flush();
        return ExitCode.of(failure).number();
    }

    /** What the user can act on; for what nobody foresaw, its kind, its first line and the way to more. */
    private static String message(Throwable failure) {
        Optional<Throwable> known = ExitCode.known(failure);
        if (known.isPresent()) {
            return known.get().getMessage();
        }
        Throwable cause = ExitCode.outermost(failure);
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return "windrow failed: " + cause.getClass().getSimpleName() + ": " + first + " (--stacktrace shows where)";
    }
}
