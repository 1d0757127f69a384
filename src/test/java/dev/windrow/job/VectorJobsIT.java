package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over vectors, the whole way. */
class VectorJobsIT {
    private static final String TRAINING =
            "training: {workers: 2, batch-size: 8, steps-per-round: 4, epochs: 12, optimizer: {rate: 0.02}}\n";

    @TempDir
    Path folder;

    @Test
    void aSequenceOfVectorsIsToldByItsWay() throws IOException {
        Path job = write(
                "activity.yaml",
                "task: activity\ncorpus: {format: csv, header: false, train: " + write("ways.csv", ways(240))
                        + ", columns: {label: -1}, vectors: {frame: 2}, split: {valid: 0.1, test: 0.3}}\n"
                        + "network: {cell: gru, units: 8, projection: 4}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        isLearned(job, 0.9);
        JsonNode evaluation = CommandLines.json(folder.resolve("out/evaluation.json"));
        assertThat(evaluation
                        .at("/baselines/nearest-neighbour-on-means/accuracy")
                        .asDouble())
                .isLessThan(0.8);
        String ways = write("unlabelled.csv", "0.1,0,0.2,0,0.4,0.1,0.6,0,?\n").toString();
        CommandLines.succeed("predict", job, "--input", ways, "--predictions", folder.resolve("told.jsonl"));
        try (Stream<Path> parts = Files.list(folder.resolve("told.jsonl"))) {
            Path part = parts.filter(file -> file.getFileName().toString().startsWith("part"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(part)).contains("\"label\":\"right\"");
        }
    }

    @Test
    void aSingleVectorIsToldWithoutRecurrence() throws IOException {
        Random random = new Random(8);
        StringBuilder rows = new StringBuilder("x\ty\tside\n");
        for (int row = 0; row < 400; row++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            String side = x * y > 0 ? "same" : "other";
            rows.append(String.format(Locale.ROOT, "%.3f\t%.3f\t%s%n", 1000 + x, y / 100, side));
        }
        Path job = write(
                "classify.yaml",
                "task: classify-vector\ncorpus: {format: tsv, train: " + write("points.tsv", rows.toString())
                        + ", columns: {label: side}, vectors: {}, split: {valid: 0.1, test: 0.3}}\n"
                        + "network: {cell: none, units: 16, layers: 2}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        isLearned(job, 0.85);
        JsonNode evaluation = CommandLines.json(folder.resolve("out/evaluation.json"));
        // No plane parts them.
        assertThat(evaluation.at("/baselines/logistic-regression/accuracy").asDouble())
                .isLessThan(0.7);
    }

    @Test
    void aSeriesIsForecastWithIntervals() throws IOException {
        StringBuilder rows = new StringBuilder("when,swing,other\n");
        // Without noise there would be nothing for an interval to be wide about.
        Random noise = new Random(4);
        for (int day = 0; day < 600; day++) {
            String when = LocalDate.of(2020, 1, 1).plusDays(day).toString();
            rows.append(String.format(Locale.ROOT, "%s,%.4f,%d%n", when, value(day) + noise.nextGaussian(), day % 5));
        }
        String series = write("series.csv", rows.toString()).toString();
        Path job = write(
                "weather.yaml",
                "task: weather\ncorpus: {format: csv, train: " + series
                        + ", split: {method: tail, valid: 0.1, test: 0.2},"
                        + " vectors: {columns: [swing, other], series: {history: 8, horizon: 3, targets: swing,"
                        + " season: 7, time: when, time-format: yyyy-MM-dd, minutes: 1440, calendar: [weekday]}}}\n"
                        + "network: {cell: gru, units: 8, output: {interval: 0.8}}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        CommandLines.succeed("run", job);
        JsonNode evaluation = CommandLines.json(folder.resolve("out/evaluation.json"));
        assertThat(evaluation.at("/metrics/mae").asDouble())
                .isLessThan(evaluation.at("/baselines/persistence/mae").asDouble() / 3);
        assertThat(evaluation.at("/metrics/intervalCoverage+2").asDouble()).isBetween(0.3, 1.0);
        assertThat(evaluation.at("/baselines/linear-regression/mae+3").isNumber())
                .isTrue();
        CommandLines.succeed("predict", job, "--input", series, "--predictions", folder.resolve("next"));
        try (Stream<Path> parts = Files.list(folder.resolve("next"))) {
            Path part = parts.filter(file -> file.getFileName().toString().startsWith("part"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(part);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(2)).startsWith("2021-08-22,swing,3,");
            double forecast = Double.parseDouble(lines.get(2).split(",")[3]);
            assertThat(forecast).isCloseTo(value(602), Offset.offset(4.0));
        }
        CommandLines.succeed("predict", job, "--input", series, "--predictions", folder.resolve("next.csv"));
        assertThat(CommandLines.parts(folder.resolve("next.csv")))
                .hasSize(4)
                .first()
                .isEqualTo("id,column,step,forecast,low,high");
    }

    private static double value(int day) {
        return 50 + 10 * Math.sin(day * 0.9);
    }

    private void isLearned(Path job, double accuracy) throws IOException {
        CommandLines.succeed("run", job);
        assertThat(CommandLines.json(folder.resolve("out/evaluation.json"))
                        .at("/metrics/accuracy")
                        .asDouble())
                .isGreaterThan(accuracy);
    }

    /** Walks of 3 to 6 steps along x, there or back, that have the same mean. */
    static String ways(int count) {
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < count; row++) {
            boolean right = random.nextBoolean();
            int steps = 3 + random.nextInt(4);
            for (int step = 0; step < steps; step++) {
                double x = (right ? step : steps - 1 - step) - (steps - 1) / 2.0 + random.nextGaussian() / 4;
                rows.append(String.format(Locale.ROOT, "%.3f,%.3f,", x, random.nextGaussian()));
            }
            rows.append(right ? "right" : "left").append('\n');
        }
        return rows.toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
