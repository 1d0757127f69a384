package dev.windrow;

import dev.windrow.job.SparkVerbs;
import dev.windrow.job.Versions;
import dev.windrow.job.WindrowCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point of the jar: the class for {@code spark-submit --class}. */
public final class Windrow {
    private Windrow() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Without Spark and Hadoop on the class path the other verbs cannot even be listed.
        if (List.of(arguments).equals(List.of("--version"))) {
            List.of(Versions.lines()).forEach(out::println);
            return;
        }
        int code = WindrowCommand.execute(SparkVerbs.verbs(), out, err, arguments);
        // On success Spark ends the process itself once main returns; a cluster takes an early exit for a failure.
        if (code != 0) {
            System.exit(code);
        }
    }
}
