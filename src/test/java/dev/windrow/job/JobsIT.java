package dev.windrow.job;

import static dev.windrow.job.CommandLines.json;
import static dev.windrow.job.CommandLines.parts;
import static dev.windrow.job.CommandLines.status;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.network.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every task the whole way: prepared, trained, evaluated and used, on made-up corpora. */
class JobsIT {
    @TempDir
    Path folder;

    private TinyJobs jobs;

    @BeforeEach
    void chooseAFolder() {
        jobs = new TinyJobs(folder);
    }

    @Test
    void aStreamOfCharactersIsLearnedAndGoneOnWith() throws IOException {
        Path job = jobs.stream();
        succeed("run", job);
        Path out = output("stream");
        wholeRun(out, "language-model", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("metrics").fieldNames())
                .toIterable()
                .contains("nats", "bitsPerCharacter", "perplexity", "top1Accuracy", "top5Accuracy", "keystrokesSaved");
        assertThat(evaluation.path("baselines").fieldNames())
                .toIterable()
                .singleElement()
                .asString()
                .contains("gram");

        succeed("predict", job, "--set", "generation.prompt=the c", "--set", "generation.length=9");
        String generated = Files.readString(out.resolve("generated.txt"));
        assertThat(generated.split("\n\n(?=the c)")).hasSize(3).allSatisfy(text -> assertThat(text)
                .startsWith("the c"));
    }

    @Test
    void linesOfWordsAreLearnedAndGoneOnWith() throws IOException {
        Path job = jobs.lines();
        succeed("run", job);
        wholeRun(output("lines"), "language-model", "run");

        Path begun = jobs.write("begun.txt", "the cat\nthe dog sees\nthe zebra\n");
        succeed("predict", job, "--input", begun, "--predictions", folder.resolve("ends"));
        assertThat(parts(folder.resolve("ends")))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("the cat "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("the dog sees "))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("the zebra "));
    }

    @Test
    void sentencesAreTranslated() throws IOException {
        Path job = jobs.translation();
        succeed("run", job);
        Path out = output("translation");
        wholeRun(out, "translation", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("metrics").fieldNames())
                .toIterable()
                .contains("bleu", "chrF2", "nats", "perplexity");
        // Answers of three words have no four words in a row, so their BLEU is 0.
        assertThat(evaluation
                        .path("baselines")
                        .path("word-by-word")
                        .path("chrF2")
                        .asDouble())
                .isPositive();

        Path asked = jobs.write("asked.de", "cat sees\nzebra hears\ndog\n");
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("answers"));
        assertThat(parts(folder.resolve("answers"))).hasSize(3);
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("answers.jsonl"));
        assertThat(parts(folder.resolve("answers.jsonl"))).hasSize(3).satisfies(lines -> assertThat(lines.get(1))
                .contains("\"source\":\"zebra hears\""));
    }

    @Test
    void wordsAreTagged() throws IOException {
        Path job = jobs.tagging();
        succeed("run", job);
        Path out = output("tagging");
        wholeRun(out, "tagging", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("split").asText()).isEqualTo("test");
        assertThat(evaluation.path("perLabel").findValuesAsText("label"))
                .containsExactlyInAnyOrder("DET", "NOUN", "VERB");

        Path asked = jobs.write("asked.conllu", TinyJobs.conllu(5, 9));
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("tags"));
        List<String> lines = parts(folder.resolve("tags"));
        assertThat(lines).hasSize(5 * 5);
        List<String> words = TinyJobs.conllu(5, 9)
                .lines()
                .filter(line -> line.contains("\t"))
                .map(line -> line.split("\t")[1])
                .toList();
        assertThat(lines.stream().filter(line -> !line.isEmpty()).map(line -> line.split("\t")[0]))
                .containsExactlyElementsOf(words);
        assertThat(lines.stream().filter(line -> !line.isEmpty()).map(line -> line.split("\t")[1]))
                .isSubsetOf("DET", "NOUN", "VERB");

        CommandLines.Result flat =
                CommandLines.execute("predict", job, "--input", asked, "--predictions", folder.resolve("tags.csv"));
        assertThat(flat.code()).isEqualTo(2);
        assertThat(flat.err())
                .isEqualTo(
                        "--predictions: must not end in .csv, for 'tokens' is a list for each record; try .parquet or"
                                + " .jsonl\n");
        assertThat(folder.resolve("tags.csv")).doesNotExist();
    }

    @Test
    void wordsAreTaggedByAChain() throws IOException {
        Path job = jobs.tagging();
        succeed("run", job, "--set", "network.output.kind=crf");
        wholeRun(output("tagging"), "tagging", "run");
        JsonNode network = json(output("tagging").resolve("model/network.json"));
        assertThat(network.at("/head/kind").asText()).isEqualTo("crf");
        Path asked = jobs.write("asked.conllu", TinyJobs.conllu(5, 9));
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("tags"));
        assertThat(parts(folder.resolve("tags"))).hasSize(5 * 5);
    }

    @Test
    void aMetricOfTheTaskTellsTheBestEpoch() throws IOException {
        Path job = jobs.tagging();
        String goal = "training.stopping={metric: macroF1, best: highest}";
        succeed("run", job, "--set", goal);
        double best = 0;
        double kept = 0;
        for (String line : Files.readAllLines(output("tagging").resolve("metrics.jsonl"))) {
            JsonNode epoch = new ObjectMapper().readTree(line);
            if (epoch.has("validation")) {
                assertThat(epoch.path("metric").asText()).isEqualTo("macroF1");
                best = Math.max(best, epoch.path("score").asDouble());
                kept = epoch.path("best").asBoolean() ? epoch.path("score").asDouble() : kept;
            }
        }
        assertThat(kept).isPositive().isEqualTo(best);

        CommandLines.Result wrong =
                CommandLines.execute("run", job, "--overwrite", "--set", goal.replace("macroF1", "macroF2"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("training.stopping.metric = macroF2: must be loss, or a metric of tagging on this data: ")
                .contains("did you mean macroF1?");
    }

    @Test
    void soundsAreWrittenDown() throws IOException {
        Path job = jobs.sounds();
        succeed("run", job);
        Path out = output("sounds");
        wholeRun(out, "speech", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("examples").asInt()).isEqualTo(9);
        assertThat(evaluation.path("metrics").fieldNames())
                .toIterable()
                .containsExactly("wordErrorRate", "characterErrorRate", "exactMatch");
        assertThat(evaluation
                        .at("/baselines/most-frequent-transcript/wordErrorRate")
                        .isNumber())
                .isTrue();

        succeed("predict", job, "--input", folder.resolve("test"), "--predictions", folder.resolve("said"));
        assertThat(parts(folder.resolve("said"))).hasSize(9).allMatch(line -> line.matches("take\\d+_[lh]+.wav\t.*"));
        succeed("predict", job, "--input", folder.resolve("test"), "--predictions", folder.resolve("said.jsonl"));
        assertThat(parts(folder.resolve("said.jsonl")))
                .hasSize(9)
                .allMatch(line -> line.startsWith("{\"id\":\"take") && line.contains("\"transcript\":\""));
    }

    @Test
    void aTableOfTextsIsSorted() throws IOException {
        Path job = jobs.table();
        succeed("run", job);
        Path out = output("table");
        wholeRun(out, "classification", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("metrics").fieldNames()).toIterable().contains("accuracy", "macroF1", "microF1");
        assertThat(evaluation.path("baselines").size()).isEqualTo(2);

        Path asked = jobs.write(
                "asked.tsv", "id\ttext\tlabel\nb\tthe cat was fine\t?\na\tthe dog was a zebra\t?\nc\tawful\t?\n");
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("classes"));
        List<String> lines = parts(folder.resolve("classes"));
        assertThat(lines).hasSize(3).allMatch(line -> line.matches("\\w\t(praise|blame)\t[01]\\.\\d{6}"));
        assertThat(lines.stream().map(line -> line.substring(0, 1))).containsExactly("b", "a", "c");

        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("classes.csv"));
        List<String> table = parts(folder.resolve("classes.csv"));
        assertThat(table).hasSize(4).first().isEqualTo("id,label,probability");
        assertThat(table.get(1)).matches("b,(praise|blame),[01]\\.\\d+");
    }

    @Test
    void basesAreLabelled() throws IOException {
        Path job = jobs.bases();
        succeed("run", job);
        Path out = output("bases");
        wholeRun(out, "dna", "run");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("metrics").fieldNames())
                .toIterable()
                .contains("macroF1", "matthewsCorrelation", "rocAuc", "segmentOverlap", "segmentOverlap gene");
        assertThat(evaluation.at("/baselines/k-mer-logistic-regression/macroF1").isNumber())
                .isTrue();

        // Another genome, without any marks, whose sequence has the name of one that has some.
        Path asked = jobs.write("asked.fna", ">g\n" + "ATGCGCGCGC".repeat(3) + "\n>h\n" + "ATA".repeat(200) + "\n");
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("marks.bed"));
        assertThat(parts(folder.resolve("marks.bed")))
                .allMatch(line -> line.matches("[gh]\t\\d+\t\\d+\tgene\t\\d+\t\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "max", "attention"})
    void aTextIsSortedByAllItsStates(String pooling) throws IOException {
        Path job = jobs.table();
        succeed("run", job, "--set", "network.pooling=" + pooling, "--set", "network.bidirectional=true");
        wholeRun(output("table"), "classification", "run");
        JsonNode network = json(output("table").resolve("model/network.json"));
        assertThat(network.path("output").asText()).isEqualTo("sequence-" + pooling);
        assertThat(json(output("table").resolve("evaluation.json"))
                        .path("metrics")
                        .fieldNames())
                .toIterable()
                .contains("rocAuc", "calibrationError", "matthewsCorrelation");
    }

    @Test
    void objectsAreSortedInThreeVerbsToo() throws IOException {
        Path job = jobs.objects();
        succeed("prepare", job);
        Path out = output("objects");
        assertThat(out.resolve("model")).doesNotExist();
        succeed("train", job);
        assertThat(out.resolve("evaluation.json")).doesNotExist();
        succeed("evaluate", job);
        wholeRun(out, "classification", "evaluate");

        Path asked = jobs.write("asked.jsonl", "{\"key\": 7, \"body\": \"the cat was fine\"}\n");
        succeed("predict", job, "--input", asked, "--predictions", folder.resolve("classes.jsonl"));
        assertThat(parts(folder.resolve("classes.jsonl")))
                .singleElement()
                .asString()
                .matches("\\{\"id\":\"7\",\"label\":\"(praise|blame)\",\"probability\":[01]\\.\\d+}");
    }

    @Test
    void fewerWindowsThanWorkersAndPartitionsWithoutAnyAreFine() throws IOException {
        Path job = jobs.lines();
        jobs.write("some/a.txt", "the cat sees a dog .\n");
        jobs.write("some/b.txt", "");
        jobs.write("some/c.txt", "a dog hears the cat .\n\n");
        Path test = jobs.write("test.txt", "the dog sees a cat .\n");
        List<String> settings = List.of(
                "corpus.train=" + folder + "/some",
                "corpus.test=" + test,
                "corpus.split.valid=0",
                "training.workers=7");
        succeed(Stream.concat(Stream.of("run", job), settings.stream().flatMap(set -> Stream.of("--set", set)))
                .toArray());
        wholeRun(output("lines"), "language-model", "run");
        JsonNode manifest = json(output("lines").resolve("prepared/manifest.json"));
        assertThat(manifest.at("/splits/train/windows").asInt()).isEqualTo(2);
        assertThat(manifest.at("/splits/valid/windows").asInt()).isZero();
    }

    @Test
    void withoutTestDataTheValidationDataAreScored() throws IOException {
        Path job = jobs.table();
        succeed("run", job, "--set", "corpus.split.test=0");
        assertThat(json(output("table").resolve("evaluation.json"))
                        .path("split")
                        .asText())
                .isEqualTo("valid");
    }

    private Path output(String job) {
        return folder.resolve("out").resolve(job);
    }

    private static void wholeRun(Path out, String task, String verb) throws IOException {
        assertThat(out.resolve("_SUCCESS")).exists();
        assertThat(status(out).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(status(out).path("verb").asText()).isEqualTo(verb);
        assertThat(Files.readString(out.resolve("job.yaml"))).contains("task: " + task, "epochs: 2");
        JsonNode evaluation = json(out.resolve("evaluation.json"));
        assertThat(evaluation.path("task").asText()).isEqualTo(task);
        assertThat(evaluation.path("examples").asInt()).isPositive();
        assertThat(evaluation.at("/metrics/" + headline(task)).isNumber()).isTrue();
        metricsOfTwoEpochs(out);
        try (FileSystem files = FileSystem.newInstanceLocal(new Configuration())) {
            ModelDirectory.Model model = ModelDirectory.read(files, new org.apache.hadoop.fs.Path(out + "/model"));
            assertThat(model.spec().stack().units()).isEqualTo(8);
        }
        try (var files = Files.list(out)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".partial"));
        }
    }

    private static String headline(String task) {
        return switch (task) {
            case "language-model" -> "nats";
            case "speech" -> "wordErrorRate";
            case "translation" -> "bleu";
            default -> "accuracy";
        };
    }

    private static void metricsOfTwoEpochs(Path out) throws IOException {
        int rounds = 0;
        int epochs = 0;
        for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
            JsonNode metrics = new ObjectMapper().readTree(line);
            assertThat(metrics.path("loss").asDouble()).isPositive();
            if (metrics.has("validation")) {
                epochs++;
            } else {
                rounds++;
                assertThat(metrics.path("tokens").asInt()).isPositive();
            }
        }
        assertThat(epochs).isEqualTo(2);
        assertThat(rounds).isPositive().isEven();
    }
}
