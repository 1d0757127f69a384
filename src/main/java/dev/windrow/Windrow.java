package dev.windrow;

import dev.windrow.job.SparkVerbs;
import dev.windrow.job.Verbs;
import dev.windrow.job.WindrowCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry point of the jar: the class for {@code spark-submit --class}. */
public final class Windrow {
    private Windrow() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Verbs verbs = SparkVerbs.verbs();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = WindrowCommand.execute(verbs, out, err, arguments);
        // On success Spark ends the process itself once main returns; a cluster takes an early exit for a failure.
        if (code != 0) {
            System.exit(code);
        }
    }
}
