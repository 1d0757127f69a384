package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A job of a second or two for each task there is, over a made-up corpus. Whoever adds a task adds a line to
 * {@link #jobs}, and {@link EveryTaskIT} asserts of it what holds for all.
 */
final class TinyTasks {
    private static final String TRAINING =
            "training: {workers: 2, batch-size: 4, steps-per-round: 2, epochs: 2, optimizer: {rate: 0.02}}\n";

    /** Writes a job and its corpus; the job file. */
    private interface Factory {
        Path write() throws IOException;
    }

    private final Path folder;
    private final TinyJobs texts;

    TinyTasks(Path folder) {
        this.folder = folder;
        this.texts = new TinyJobs(folder);
    }

    private Map<String, Factory> jobs() {
        return Map.ofEntries(
                Map.entry("activity", this::ways),
                Map.entry("captions", this::acts),
                Map.entry("classification", this::reviews),
                Map.entry("classify-vector", this::points),
                Map.entry("copy", this::echoes),
                Map.entry("dna", texts::bases),
                Map.entry("frame-labels", this::stretches),
                Map.entry("language-model", texts::lines),
                Map.entry("music", this::rounds),
                Map.entry("regression", this::sums),
                Map.entry("speech", texts::sounds),
                Map.entry("stocks", () -> series("stocks", "{history: 6, horizon: 1, targets: [swing, other]}")),
                Map.entry("tagging", texts::tagging),
                Map.entry("translation", texts::translation),
                Map.entry(
                        "weather",
                        () -> series(
                                "weather",
                                "{history: 8, horizon: 3, targets: swing, season: 7, time: day,"
                                        + " time-format: yyyy-MM-dd, minutes: 1440, calendar: [weekday]}")));
    }

    /** Whether a task has a job here. */
    boolean has(String task) {
        return jobs().containsKey(task);
    }

    /** The job file of a task. */
    Path job(String task) throws IOException {
        assertThat(has(task))
                .as(
                        "task %s has no small job: add one to %s.jobs(), over a corpus that it makes up",
                        task, TinyTasks.class)
                .isTrue();
        return jobs().get(task).write();
    }

    private Path ways() throws IOException {
        Files.writeString(folder.resolve("ways.csv"), VectorJobsIT.ways(60));
        return job(
                "activity",
                "{format: csv, header: false, train: FOLDER/ways.csv, columns: {label: -1}, vectors: {frame: 2},"
                        + " split: {valid: 0.1, test: 0.3}}",
                "{cell: gru, units: 6, projection: 4}");
    }

    private Path stretches() throws IOException {
        Files.writeString(folder.resolve("stretches.csv"), VectorJobsIT.stretches(40));
        Path job = job(
                "frame-labels",
                "{format: csv, train: FOLDER/stretches.csv, vectors: {sequence: clip, columns: [x, y]},"
                        + " split: {valid: 0.1, test: 0.3}}",
                "{cell: gru, units: 6, bidirectional: true}");
        return Files.writeString(job, Files.readString(job) + "text: {window: 10}\n");
    }

    private Path acts() throws IOException {
        StringBuilder acts = new StringBuilder();
        Random random = new Random(4);
        for (int k = 0; k < 60; k++) {
            String name = "place " + random.nextInt(9);
            String price = random.nextBoolean() ? "cheap" : "dear";
            String sentence = random.nextBoolean() ? "%s is %s" : "the %s is a place that is %s";
            acts.append("{\"act\": \"inform(name='")
                    .append(name)
                    .append("';price=")
                    .append(price);
            acts.append(")\", \"text\": \"")
                    .append(sentence.formatted(name, price))
                    .append("\"}\n");
        }
        Files.writeString(folder.resolve("acts.jsonl"), acts.toString());
        return job(
                "captions",
                "{format: jsonl, train: FOLDER/acts.jsonl, columns: {source: act, target: text},"
                        + " split: {valid: 0.1, test: 0.2}}",
                "{embedding: {units: 6}, cell: gru, units: 6}");
    }

    /** Of words that word2vec learns first, which must be the same wherever it does. */
    private Path reviews() throws IOException {
        Path job = texts.table();
        texts.write("unlabelled.txt", TinyJobs.text(40) + "the lovely cat was fine\n");
        return Files.writeString(
                job,
                Files.readString(job)
                        .replace("embedding: {", "embedding: {word2vec: " + folder.resolve("unlabelled.txt") + ", "));
    }

    private Path points() throws IOException {
        StringBuilder rows = new StringBuilder("x,y,side\n");
        Random random = new Random(8);
        for (int row = 0; row < 80; row++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            rows.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", x, y, x > y ? "below" : "above"));
        }
        Files.writeString(folder.resolve("points.csv"), rows.toString());
        return job(
                "classify-vector",
                "{format: csv, train: FOLDER/points.csv, columns: {label: side}, vectors: {},"
                        + " split: {valid: 0.1, test: 0.3}}",
                "{cell: none, units: 6}");
    }

    private Path echoes() throws IOException {
        StringBuilder rows = new StringBuilder("heard\tsaid\n");
        Random random = new Random(2);
        for (int row = 0; row < 60; row++) {
            String symbols = random.nextBoolean() ? "a b" : "b a";
            String wait = " .".repeat(2 + random.nextInt(3));
            rows.append(symbols)
                    .append(wait)
                    .append('\t')
                    .append(wait.replace('.', '0').strip());
            rows.append(' ').append(symbols).append('\n');
        }
        Files.writeString(folder.resolve("echoes.tsv"), rows.toString());
        Path job = job(
                "copy",
                "{format: tsv, train: FOLDER/echoes.tsv, columns: {text: heard, label: said},"
                        + " split: {valid: 0.1, test: 0.3}}",
                "{embedding: {units: 4}, cell: gru, units: 6}");
        return Files.writeString(job, Files.readString(job) + "text: {tokenizer: given, window: 16}\n");
    }

    private Path sums() throws IOException {
        StringBuilder rows = new StringBuilder();
        Random random = new Random(6);
        for (int row = 0; row < 60; row++) {
            int steps = 3 + random.nextInt(4);
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                double x = random.nextDouble();
                int mark = random.nextInt(2);
                rows.append(String.format(Locale.ROOT, "%.3f,%d,", x, mark));
                sum += mark * x;
            }
            rows.append(String.format(Locale.ROOT, "%.3f%n", sum));
        }
        Files.writeString(folder.resolve("sums.csv"), rows.toString());
        return job(
                "regression",
                "{format: csv, header: false, train: FOLDER/sums.csv, columns: {label: -1}, vectors: {frame: 2},"
                        + " split: {valid: 0.1, test: 0.3}}",
                "{cell: gru, units: 6, output: {interval: 0.8}}");
    }

    private Path rounds() throws IOException {
        Files.writeString(folder.resolve("rounds.json"), VectorJobsIT.rounds(new Random(9), 30, 5, 8));
        return job(
                "music",
                "{format: piano-roll, train: FOLDER/rounds.json, split: {method: column, by: split},"
                        + " roll: {lowest: 48, highest: 72}}",
                "{cell: gru, units: 6}\ngeneration: {length: 4, temperature: 0}");
    }

    private Path series(String task, String layout) throws IOException {
        StringBuilder rows = new StringBuilder("day,swing,other\n");
        Random noise = new Random(4);
        for (int day = 0; day < 120; day++) {
            double swing = 50 + 10 * Math.sin(day * 0.9) + noise.nextGaussian();
            String when = LocalDate.of(2020, 1, 1).plusDays(day).toString();
            rows.append(String.format(Locale.ROOT, "%s,%.4f,%d%n", when, swing, day % 5));
        }
        Files.writeString(folder.resolve("series.csv"), rows.toString());
        return job(
                task,
                "{format: csv, train: FOLDER/series.csv, split: {method: tail, valid: 0.1, test: 0.2},"
                        + " vectors: {columns: [swing, other], series: " + layout + "}}",
                "{cell: gru, units: 6, output: {interval: 0.8}}");
    }

    private Path job(String task, String corpus, String network) throws IOException {
        String yaml = "task: " + task + "\ncorpus: " + corpus.replace("FOLDER", folder.toString()) + "\nnetwork: "
                + network + "\n" + TRAINING + "output: " + folder + "/out/" + task + "\n";
        return Files.writeString(folder.resolve(task + ".yaml"), yaml);
    }
}
