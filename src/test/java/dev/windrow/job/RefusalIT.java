package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.json;
import static dev.windrow.job.CommandLines.parts;
import static dev.windrow.job.CommandLines.status;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.job.CommandLines.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verb says that cannot go on, and what it leaves behind. */
class RefusalIT {
    @TempDir
    Path folder;

    private TinyJobs jobs;

    @BeforeEach
    void chooseAFolder() {
        jobs = new TinyJobs(folder);
    }

    @Test
    void aRunThatIsThereStaysAsItIs() throws IOException {
        Path job = jobs.lines();
        succeed("run", job);
        Path out = folder.resolve("out/lines");
        Map<String, String> before = files(out);

        Result again = execute("run", job, "--set", "training.epochs=1");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .contains("out/lines/prepared is there already; take another --output, or --overwrite to replace it");
        assertThat(execute("train", job).code()).isEqualTo(2);
        assertThat(execute("predict", job, "--input", folder.resolve("nowhere.txt"))
                        .code())
                .isEqualTo(3);
        assertThat(files(out)).isEqualTo(before);

        succeed("run", job, "--overwrite", "--set", "training.epochs=1");
        assertThat(Files.readString(out.resolve("job.yaml"))).contains("epochs: 1");
    }

    @Test
    void aVerbBeforeItsTimeLeavesNoFolder() throws IOException {
        Path job = jobs.lines();
        Result train = execute("train", job);
        assertThat(train.code()).isEqualTo(2);
        assertThat(train.err()).contains("out/lines/prepared is not there; run 'windrow prepare' first");
        assertThat(execute("evaluate", job).code()).isEqualTo(2);
        Result predict = execute("predict", job);
        assertThat(predict.code()).isEqualTo(2);
        assertThat(predict.err()).contains("out/lines/model is not there; run 'windrow train' first");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void predictingWithoutAnyInputIsRefused() throws IOException {
        Path job = jobs.table();
        succeed("run", job);
        Result predict = execute("predict", job);
        assertThat(predict.code()).isEqualTo(2);
        assertThat(predict.err()).startsWith("--input").contains("corpus.test");
    }

    @Test
    void aModelOfOtherVocabulariesIsNotEvaluated() throws IOException {
        Path job = jobs.table();
        succeed("run", job);
        succeed("prepare", job, "--overwrite", "--set", "text.min-count=25");
        Result evaluate = execute("evaluate", job);
        assertThat(evaluate.code()).isEqualTo(2);
        assertThat(evaluate.err()).contains("vocabulary.tsv", "train again");
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        Path job = jobs.lines();
        Path file = jobs.write("file", "");
        Result result = execute("run", job, "--output", file.resolve("below"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("output = " + file + "/below: must be a folder that can be written");
    }

    @Test
    void aBrokenRecordIsNamedOrLeftOut() throws IOException {
        Path job = jobs.table();
        Path table = folder.resolve("reviews.tsv");
        Files.writeString(table, Files.readString(table).replace("r7\t", "r7\tmore\t"));

        Result fails = execute("run", job);
        assertThat(fails.code()).isEqualTo(3);
        assertThat(fails.err()).contains("reviews.tsv, line 9: has 4 fields: must have 3");
        Path out = folder.resolve("out/table");
        assertThat(status(out).path("state").asText()).isEqualTo("FAILED");
        assertThat(status(out).path("reason").asText()).isEqualTo(fails.err().strip());
        assertThat(out.resolve("_SUCCESS")).doesNotExist();
        assertThat(out.resolve("prepared")).doesNotExist();

        succeed("prepare", job, "--set", "corpus.on-bad-record=skip");
        assertThat(files(out.resolve("prepared/rejected"))).hasSize(1);
        assertThat(json(out.resolve("prepared/manifest.json")).path("rejected").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyPathThatNamesNothingIsToldBeforeAnythingIsReplaced() throws IOException {
        Path job = jobs.lines();
        succeed("run", job);
        Result result = execute(
                "run",
                job,
                "--overwrite",
                "--set",
                "corpus.train=" + folder + "/lins.txt",
                "--set",
                "corpus.test=none");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("corpus.test = none: there is nothing at "))
                .anySatisfy(line -> assertThat(line).endsWith("did you mean lines.txt in " + folder + "?"));
        Path out = folder.resolve("out/lines");
        assertThat(status(out).path("reason").asText()).isEqualTo(result.err().strip());
        assertThat(out.resolve("_SUCCESS")).doesNotExist();
        assertThat(out.resolve("prepared/manifest.json")).exists();
        assertThat(out.resolve("model/manifest.json")).exists();
    }

    @Test
    void aRecordThatCannotBePredictedIsNamedOrLeftOut() throws IOException {
        Path job = jobs.table();
        succeed("run", job);
        Path input = jobs.write("new.tsv", "id\ttext\na\tthe cat was xyzzy\nb\nc\t \nd\tthe dog was dull\n");
        Path predictions = folder.resolve("predictions");
        Result fails = execute("predict", job, "--input", input, "--predictions", predictions);
        assertThat(fails.code()).isEqualTo(3);
        assertThat(fails.err()).contains("new.tsv, line 3: has 1 fields: must have 2, as the header [id, text]");
        assertThat(predictions).doesNotExist();

        succeed("predict", job, "--input", input, "--predictions", predictions, "--set", "corpus.on-bad-record=skip");
        assertThat(parts(predictions))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("a\t"))
                .anyMatch(line -> line.startsWith("d\t"));
    }

    @Test
    void aRateThatIsTooHighEndsWithACodeOfItsOwn() throws IOException {
        Path job = jobs.stream();
        Result result = execute(
                "run",
                job,
                "--set",
                "training.optimizer={name: sgd, rate: 3e38, clip-norm: 0, schedule: constant}",
                "--set",
                "training.epochs=4");
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err()).contains("epoch ", "round ", "lower training.optimizer.rate");
        Path out = folder.resolve("out/stream");
        assertThat(status(out).path("state").asText()).isEqualTo("FAILED");
        assertThat(out.resolve("evaluation.json")).doesNotExist();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".crc"))
                    .toList()) {
                contents.put(
                        folder.relativize(file).toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return contents;
    }
}
