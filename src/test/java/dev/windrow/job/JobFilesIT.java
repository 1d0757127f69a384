package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.audio.Wavs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job file of the repository validates and learns, with a small network and a few lines in its format. */
class JobFilesIT {
    private static final String REVIEWS = """
            the cat was fine	1
            the dog was dull	0
            the horse was great	1
            the mouse was poor	0
            """;
    private static final String ENTITIES = """
            Hello	O
            Jane	B-PER
            Lewis	I-PER

            rain	O
            in	O
            London	B-LOC

            """;
    private static final String GLOSSES = """
            id	class	part-of-speech	definition
            n1	noun.animal	noun	a small domestic animal
            n2	noun.food	noun	a small round cake
            v1	verb.motion	verb	move on a small horse
            n3	noun.animal	noun	a large animal with a tail
            """;

    private static final String CAPTIONS = """
            {"act": "inform(name='blue fin';food=fish)", "text": "blue fin serves fish"}
            {"act": "goodbye()", "text": "bye"}
            {"act": "?request(area)", "text": "which area ?"}
            """;

    @TempDir
    Path folder;

    static List<Path> jobFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("jobFiles")
    void learns(Path job) throws IOException {
        List<Object> settings = new ArrayList<>(List.of("--output", folder.resolve("out")));
        for (String set : List.of(
                isMadeUp(job) ? "corpus.generate.sequences=200" : "corpus.train=" + data(job),
                "text.min-count=1",
                "network.embedding.units=4",
                "network.layers=1",
                "network.units=4",
                "training.epochs=1",
                "training.batch-size=64")) {
            settings.add("--set");
            settings.add(set);
        }
        for (String split : List.of("valid", "test")) {
            settings.add("--set");
            settings.add(
                    switch (job.getFileName().toString()) {
                        case "pos-tagging.yaml" -> "corpus." + split + "=" + conllu(split);
                        case "translation.yaml" -> "corpus." + split + "=" + parallel(split);
                        case "captions.yaml" -> "corpus." + split + "=" + write(split + ".jsonl", CAPTIONS);
                        case "speech.yaml" ->
                            split.equals("test") ? "corpus.test=" + sounds(split) : "corpus.split.valid=0.3";
                        case "ner.yaml" -> "corpus." + split + "=" + write(split + ".conll", ENTITIES);
                        default -> "corpus.split." + split + "=0.3";
                    });
        }
        if (job.endsWith("dna.yaml")) {
            settings.add("--set");
            settings.add("corpus.fasta.annotations="
                    + write("genome.gff", "g\tx\tCDS\t31\t900\t.\t+\t0\tID=1\ng\tx\tCDS\t2000\t9999\t.\t-\t0\tID=2\n"));
        }
        for (String verb : List.of("check", "prepare", "train")) {
            List<Object> arguments = new ArrayList<>(List.of(verb, job));
            arguments.addAll(settings);
            CommandLines.succeed(arguments.toArray());
        }
        assertThat(folder.resolve("out/model/weights.safetensors")).exists();
        assertThat(Files.readAllLines(folder.resolve("out/metrics.jsonl"))).hasSizeGreaterThan(1);
    }

    private static boolean isMadeUp(Path job) throws IOException {
        return Files.readString(job).contains("format: generate");
    }

    private Path data(Path job) throws IOException {
        return switch (job.getFileName().toString()) {
            case "activity.yaml" -> write("ways.csv", VectorJobsIT.ways(60));
            case "classify-vector.yaml" -> write("points.tsv", "1\t2\t3\ta\n4\t2\t1\tb\n2\t2\t2\tb\n".repeat(20));
            case "frame-labels.yaml" ->
                write(
                        "frames.csv",
                        VectorJobsIT.stretches(20)
                                .replaceFirst("clip", "stream")
                                .replaceFirst("label", "movement"));
            case "music.yaml" -> write("pieces.json", VectorJobsIT.rounds(new Random(1), 8, 2, 2));
            case "stocks.yaml" -> write("rates.csv", "1.5,0.2\n1.6,0.3\n1.4,0.1\n".repeat(60));
            case "weather.yaml" -> write("weather.csv", weather(300));
            case "autocomplete.yaml", "word-lm.yaml", "quickstart-definitions.yaml" ->
                write("text.txt", TinyJobs.text(60));
            case "ner.yaml" -> write("train.conll", ENTITIES.repeat(8));
            case "pos-tagging.yaml" -> conllu("train");
            case "quickstart-classes.yaml" -> {
                StringBuilder rows =
                        new StringBuilder(GLOSSES.lines().findFirst().orElseThrow() + "\n");
                for (int i = 0; i < 8; i++) {
                    String copy = Integer.toString(i);
                    GLOSSES.lines()
                            .skip(1)
                            .forEach(line -> rows.append(copy).append(line).append('\n'));
                }
                yield write("glosses.tsv", rows.toString());
            }
            case "speech.yaml" -> sounds("train");
            case "splice.yaml" -> write("splice.csv", splice());
            case "dna.yaml" -> write("genome.fna", ">g\n" + ("ACGTTGCAAC".repeat(6) + '\n').repeat(400));
            case "sentiment.yaml" -> write("some_labelled.txt", REVIEWS.repeat(12));
            case "translation.yaml" -> parallel("train");
            case "captions.yaml" -> write("train.jsonl", CAPTIONS.repeat(8));
            default -> throw new AssertionError(job + ": say here what its data look like");
        };
    }

    private Path sounds(String name) throws IOException {
        Path sounds = Files.createDirectories(folder.resolve(name));
        for (int digit = 0; digit < 8; digit++) {
            Files.write(sounds.resolve(digit + "_jane_1.wav"), Wavs.tones(200, 200 + 400 * digit, 0));
        }
        return sounds;
    }

    /** Rows of different bases, which fall into splits by them. */
    private static String splice() {
        Random random = new Random(4);
        StringBuilder rows = new StringBuilder();
        for (int k = 0; k < 60; k++) {
            rows.append(List.of("EI,  ", "IE, ", "N,").get(k % 3))
                    .append("NAME-")
                    .append(k)
                    .append(",    ");
            random.ints(60, 0, 4).forEach(base -> rows.append("ACGT".charAt(base)));
            rows.append('\n');
        }
        return rows.toString();
    }

    private static String weather(int hours) {
        StringBuilder rows = new StringBuilder("date,WetBulbCelsius\n");
        for (int hour = 0; hour < hours; hour++) {
            rows.append("1/%d/2010 %d:00,%d%n".formatted(1 + hour / 24, hour % 24, hour % 24));
        }
        return rows.toString();
    }

    private Path conllu(String name) throws IOException {
        return write(name + ".conllu", TinyJobs.conllu(12, name.hashCode()));
    }

    private Path parallel(String name) throws IOException {
        write(name + ".en", "good day\nthe cat sees a dog\nhello\n".repeat(8));
        return write(name + ".ja", "guten Tag\ndie Katze sieht einen Hund\nhallo\n".repeat(8));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
