package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.SparkSessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines run inside of this process, on the tests' shared Spark session, and what they left behind. */
final class CommandLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandLines() {}

    record Result(int code, String out, String err) {}

    /** Runs a command line, on the session that is begun. */
    static Result execute(Object... arguments) {
        SparkSessions.begun();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        int code = WindrowCommand.execute(SparkVerbs.verbs(), new PrintWriter(out), new PrintWriter(err), words);
        return new Result(code, out.toString(), err.toString());
    }

    /** Runs a command line that has to end well. */
    static void succeed(Object... arguments) {
        Result result = execute(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
    }

    static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    static JsonNode status(Path output) throws IOException {
        return json(output.resolve("status.json"));
    }

    /** The lines of all parts of a folder that Spark wrote, in order. */
    static List<String> parts(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(part));
            }
        }
        return lines;
    }
}
