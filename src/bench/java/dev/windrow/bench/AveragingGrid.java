package dev.windrow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.job.SparkVerbs;
import dev.windrow.job.WindrowCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job trained at each point of a grid of its keys, on windows prepared once: the validation loss of each. */
@Command(name = "averaging", mixinStandardHelpOptions = true)
public final class AveragingGrid implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "bench", "averaging");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "JOB", description = "a job file")
    private Path job;

    @Option(names = "--set", description = "KEY=VALUE of the job file, for all points")
    private List<String> settings = List.of();

    @Option(names = "--grid", description = "KEY=VALUE|VALUE|…; every combination of several is a point")
    private List<String> grid = List.of();

    @Option(names = "--master", defaultValue = "local[2]", description = "${DEFAULT-VALUE}")
    private String master;

    @Option(names = "--output", defaultValue = "target/bench/averaging.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AveragingGrid()).execute(arguments));
    }

    /**
     * How a training went.
     *
     * @param best the lowest validation loss of an epoch
     * @param last that of the last epoch
     * @param rounds in all
     * @param seconds of training
     */
    private record Outcome(double best, double last, long rounds, double seconds) {}

    @Override
    public Integer call() throws IOException {
        System.setProperty("spark.master", master);
        System.setProperty("spark.ui.enabled", "false");
        windrow("prepare", List.of());
        Figures figures = new Figures();
        System.out.println(String.format("%8s %8s %7s %7s  point", "best", "last", "rounds", "seconds"));
        for (List<String> point : points()) {
            windrow("train", point);
            Outcome outcome = outcome(FOLDER.resolve("metrics.jsonl"));
            System.out.println(String.format(
                    Locale.ROOT,
                    "%8.4f %8.4f %7d %7.0f  %s",
                    outcome.best(),
                    outcome.last(),
                    outcome.rounds(),
                    outcome.seconds(),
                    String.join(" ", point)));
            figures.put(String.join(" ", point), outcome.best());
        }
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    private List<List<String>> points() {
        List<List<String>> points = List.of(List.of());
        for (String axis : grid) {
            int equals = axis.indexOf('=');
            List<List<String>> longer = new ArrayList<>();
            for (List<String> point : points) {
                for (String value : axis.substring(equals + 1).split("\\|", -1)) {
                    List<String> one = new ArrayList<>(point);
                    one.add(axis.substring(0, equals + 1) + value);
                    longer.add(one);
                }
            }
            points = longer;
        }
        return points;
    }

    private void windrow(String verb, List<String> point) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(verb, job.toString(), "--overwrite", "--output", FOLDER.toString()));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        for (String setting : point) {
            words.addAll(List.of("--set", setting));
        }
        StringWriter problems = new StringWriter();
        int code = WindrowCommand.execute(
                SparkVerbs.verbs(),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(problems),
                words.toArray(String[]::new));
        if (code != 0 && code != 4) {
            throw new IOException(String.join(" ", words) + " ended with " + code + ": " + problems);
        }
    }

    /** From the lines of epochs, which alone have a validation loss. */
    private static Outcome outcome(Path metrics) throws IOException {
        double best = Double.POSITIVE_INFINITY;
        double last = Double.POSITIVE_INFINITY;
        double seconds = 0;
        long rounds = 0;
        for (String line : Files.readAllLines(metrics, StandardCharsets.UTF_8)) {
            JsonNode node = JSON.readTree(line);
            seconds = node.path("seconds").isNumber() ? node.path("seconds").asDouble() : seconds;
            if (node.path("validation").isNumber()) {
                last = node.path("validation").asDouble();
                best = Math.min(best, last);
            }
            rounds += node.has("round") ? 1 : 0;
        }
        return new Outcome(best, last, rounds, seconds);
    }
}
