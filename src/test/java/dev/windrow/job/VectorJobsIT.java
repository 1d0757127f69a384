package dev.windrow.job;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windrow.SparkSessions;
import dev.windrow.audio.MidiFile;
import dev.windrow.corpus.Keyboard;
import java.io.IOException;
import java.io.InputStream;
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

    /** Which way a walk goes is in the frames around one, and not in it. */
    @Test
    void everyFrameIsToldByTheFramesAroundIt() throws IOException {
        Path job = write(
                "frames.yaml",
                "task: frame-labels\ncorpus: {format: csv, train: " + write("stretches.csv", stretches(120))
                        + ", vectors: {sequence: clip, columns: [x, y]}, split: {valid: 0.1, test: 0.3}}\n"
                        + "text: {window: 20}\nnetwork: {cell: gru, units: 12, bidirectional: true}\n" + TRAINING
                        + "output: " + folder.resolve("out") + "\n");
        isLearned(job, 0.85);
        JsonNode evaluation = CommandLines.json(folder.resolve("out/evaluation.json"));
        for (String baseline : List.of("majority-label", "nearest-frame-mean", "nearest-frame")) {
            assertThat(evaluation.at("/baselines/" + baseline + "/accuracy").asDouble())
                    .as(baseline)
                    .isLessThan(0.7);
        }
        assertThat(evaluation.at("/metrics/segmentOverlap").asDouble()).isGreaterThan(0.7);
        assertThat(evaluation.at("/confusion/labels")).hasSize(2);
        isLearnedWithMoves(job);
        String frames = write("frames.csv", "clip,x,y\nb,0.1,0\nb,0.9,0\nb,2.1,0.2\na,2,0\na,1,0\n")
                .toString();
        CommandLines.succeed("predict", job, "--input", frames, "--predictions", folder.resolve("told.csv"));
        List<String> told = CommandLines.parts(folder.resolve("told.csv"));
        assertThat(told).hasSize(6);
        assertThat(told.get(0)).isEqualTo("id,frame,label,probability");
        assertThat(told.get(2)).startsWith("b,2,right,");
        assertThat(told.get(5)).startsWith("a,2,left,");
    }

    /** The same with a conditional random field, whose moves are between labels of frames. */
    private void isLearnedWithMoves(Path job) throws IOException {
        Path other = folder.resolve("crf");
        CommandLines.succeed("run", job, "--output", other, "--set", "network.output.kind=crf");
        assertThat(CommandLines.json(other.resolve("evaluation.json"))
                        .at("/metrics/accuracy")
                        .asDouble())
                .isGreaterThan(0.85);
    }

    @Test
    void framesAndWordsMayBeArraysInParquet() throws IOException {
        Path rows = write("stretches.csv", stretches(60));
        String table = folder.resolve("stretches.parquet").toString();
        SparkSessions.local()
                .read()
                .option("header", true)
                .csv(rows.toString())
                .selectExpr(
                        "int(clip) clip", "monotonically_increasing_id() at", "array(float(x), float(y)) xy", "label")
                .groupBy("clip")
                .agg(
                        expr("transform(array_sort(collect_list(struct(at, xy, label))), row -> row.xy) frames"),
                        expr("transform(array_sort(collect_list(struct(at, xy, label))), row -> row.label) labels"))
                .coalesce(1)
                .write()
                .parquet(table);
        Path frames = write(
                "frames.yaml",
                "task: frame-labels\ncorpus: {format: parquet, train: " + table
                        + ", columns: {id: clip, label: labels},"
                        + " vectors: {frame: 2, columns: frames, differences: true}, split: {valid: 0.1, test: 0.3}}\n"
                        + "network: {cell: gru, units: 8, bidirectional: true}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        isLearned(frames, 0.85);
        Path words = write(
                "words.yaml",
                "task: tagging\ncorpus: {format: parquet, train: " + table
                        + ", columns: {token: labels, label: labels},"
                        + " split: {valid: 0.1, test: 0.3}}\ntext: {tokenizer: given}\n"
                        + "network: {cell: gru, units: 4, embedding: {units: 4}}\n" + TRAINING + "output: "
                        + folder.resolve("words") + "\n");
        CommandLines.succeed("prepare", words);
        assertThat(CommandLines.json(folder.resolve("words/prepared/manifest.json"))
                        .at("/splits/train/symbols")
                        .asInt())
                .isGreaterThan(500);
    }

    @Test
    void aWholeSequenceOfRowsMayHaveOneLabel() throws IOException {
        StringBuilder rows = new StringBuilder("clip,x,y,label\n");
        int clip = 0;
        for (String way : ways(60).split("\n")) {
            String[] fields = way.split(",");
            for (int k = 0; k + 2 < fields.length; k += 2) {
                rows.append(clip)
                        .append(',')
                        .append(fields[k])
                        .append(',')
                        .append(fields[k + 1])
                        .append(',');
                rows.append(fields[fields.length - 1]).append('\n');
            }
            clip++;
        }
        Path job = write(
                "rows.yaml",
                "task: activity\ncorpus: {format: csv, train: " + write("rows.csv", rows.toString())
                        + ", vectors: {sequence: clip}, split: {valid: 0.1, test: 0.3}}\n"
                        + "network: {cell: gru, units: 8, projection: 4}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        isLearned(job, 0.7);
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

    /** Three chords in a round, begun anywhere. */
    @Test
    void chordsAreForetoldAndGoneOnWithAsMidi() throws IOException {
        Random random = new Random(9);
        Path job = write(
                "music.yaml",
                "task: music\ncorpus: {format: piano-roll, train: "
                        + write("rounds.json", rounds(random, 200, 10, 10))
                        + ", split: {method: column, by: split}, roll: {lowest: 48, highest: 72}}\n"
                        + "network: {cell: gru, units: 16}\n"
                        + "generation: {prompt: '60,64,67 60,65,69', length: 5, samples: 2, temperature: 0}\n"
                        + TRAINING
                        + "output: " + folder.resolve("out") + "\n");
        SparkSessions.on("local[1]");
        CommandLines.succeed("run", job, "--output", folder.resolve("one"));
        SparkSessions.local();
        CommandLines.succeed("run", job);
        for (String file : List.of("model/weights.safetensors", "model/input-scale.tsv", "evaluation.json")) {
            assertThat(folder.resolve("out").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        JsonNode evaluation = CommandLines.json(folder.resolve("out/evaluation.json"));
        assertThat(evaluation.at("/metrics/steps").asInt()).isEqualTo(10 * 9);
        assertThat(evaluation.at("/metrics/notes").asInt()).isEqualTo(10 * 9 * 3);
        assertThat(evaluation.at("/metrics/noteAccuracy").asDouble()).isGreaterThan(0.8);
        for (String baseline : List.of("previous-chord", "note-frequencies")) {
            assertThat(evaluation.at("/baselines/" + baseline + "/nats").asDouble())
                    .isGreaterThan(2 * evaluation.at("/metrics/nats").asDouble());
        }
        CommandLines.succeed("predict", job);
        String fromPrompt = "60,64,67 60,65,69 62,67,71 60,64,67 60,65,69 62,67,71 60,64,67";
        assertThat(midi(folder.resolve("out/generated/1.mid"))).isEqualTo(fromPrompt);
        assertThat(midi(folder.resolve("out/generated/2.mid"))).isEqualTo(fromPrompt);
        goesOnWithFiles(job);
    }

    private void goesOnWithFiles(Path job) throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        List<int[]> seed = Keyboard.parse("60,65,69 62,67,71");
        Files.write(seeds.resolve("a.mid"), MidiFile.write(seed, 1));
        Files.write(seeds.resolve("b c.mid"), MidiFile.write(seed.subList(1, 2), 1));
        CommandLines.succeed("predict", job, "--input", seeds, "--predictions", folder.resolve("pieces"));
        String goneOn = "62,67,71 60,64,67 60,65,69 62,67,71 60,64,67 60,65,69";
        assertThat(midi(folder.resolve("pieces/a.mid"))).isEqualTo("60,65,69 " + goneOn);
        assertThat(midi(folder.resolve("pieces/b+c.mid"))).isEqualTo(goneOn);
        try (Stream<Path> files = Files.list(folder.resolve("pieces"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("_SUCCESS", "_windrow", "a.mid", "b+c.mid");
        }
        CommandLines.succeed("predict", job, "--input", seeds, "--predictions", folder.resolve("pieces.jsonl"));
        assertThat(CommandLines.parts(folder.resolve("pieces.jsonl")).get(1))
                .startsWith("{\"id\":\"b c.mid\",\"seed\":\"62,67,71\",\"continuation\":\"60,64,67 ");
    }

    private static String midi(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Keyboard.text(MidiFile.read(in, 1));
        } catch (MidiFile.UnreadableException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    /** As many pieces for training, validation and test, of nine steps each. */
    static String rounds(Random random, int train, int valid, int test) {
        List<String> chords = List.of("[60,64,67]", "[60,65,69]", "[62,67,71]");
        StringBuilder json = new StringBuilder("{");
        for (String split : List.of("train", "valid", "test")) {
            json.append(json.length() == 1 ? "" : ",").append('"').append(split).append("\": [");
            int pieces = split.equals("train") ? train : split.equals("valid") ? valid : test;
            for (int piece = 0; piece < pieces; piece++) {
                int first = random.nextInt(chords.size());
                json.append(piece == 0 ? "[" : ",[");
                for (int step = 0; step < 9; step++) {
                    json.append(step == 0 ? "" : ",").append(chords.get((first + step) % chords.size()));
                }
                json.append(']');
            }
            json.append(']');
        }
        return json.append('}').toString();
    }

    @Test
    void validationWithoutAValueToForetellIsRefused() throws IOException {
        StringBuilder rows = new StringBuilder("when,swing\n");
        for (int day = 0; day < 200; day++) {
            String when = LocalDate.of(2020, 1, 1).plusDays(day).toString();
            String swing = day < 130 || day > 170 ? String.format(Locale.ROOT, "%.4f", value(day)) : "";
            rows.append(when).append(',').append(swing).append('\n');
        }
        String series = write("gap.csv", rows.toString()).toString();
        Path job = write(
                "gap.yaml",
                "task: weather\ncorpus: {format: csv, train: " + series
                        + ", split: {method: tail, valid: 0.1, test: 0.2}, vectors: {columns: swing, missing: last,"
                        + " series: {history: 8, horizon: 3, targets: swing, time: when, time-format: yyyy-MM-dd,"
                        + " minutes: 1440}}}\nnetwork: {cell: gru, units: 8}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        CommandLines.Result result = CommandLines.execute("run", job);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "validation windows has anything to foretell, no label and no value; look at what corpus.valid"
                                + " holds");
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

    /** Clips of three walks each, a frame a row: there or back along x, which of them its label says. */
    static String stretches(int clips) {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder("clip,x,y,label\n");
        for (int clip = 0; clip < clips; clip++) {
            for (int walk = 0; walk < 3; walk++) {
                boolean right = random.nextBoolean();
                int steps = 5 + random.nextInt(5);
                for (int step = 0; step < steps; step++) {
                    double x = (right ? step : steps - 1 - step) - (steps - 1) / 2.0 + random.nextGaussian() / 8;
                    double y = random.nextGaussian();
                    rows.append(String.format(Locale.ROOT, "%d,%.3f,%.3f,%s%n", clip, x, y, right ? "right" : "left"));
                }
            }
        }
        return rows.toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
