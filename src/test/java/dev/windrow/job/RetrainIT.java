package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.json;
import static dev.windrow.job.CommandLines.status;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.job.CommandLines.Result;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.ModelDirectory.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same job night after night, each from the last night's model and on other data. */
class RetrainIT {
    @TempDir
    Path folder;

    private Path runs;
    private Path job;

    @BeforeEach
    void writeAJob() throws IOException {
        runs = folder.resolve("runs");
        job = new TinyJobs(folder).tagging();
        succeed("run", job, "--output", runs.resolve("2026-11-01"));
    }

    private Object[] night(String date, Object... more) {
        return Stream.concat(Stream.of("run", job, "--from", runs, "--output", runs.resolve(date)), Stream.of(more))
                .toArray();
    }

    @Test
    void aNightGoesOnFromTheLastThatSucceeded() throws IOException {
        Path train = folder.resolve("train.conllu");
        Map<String, String> first = files(runs.resolve("2026-11-01"));

        Files.writeString(train, "1\tthe\t_\tDET\n");
        Result second = execute(night("2026-11-02"));
        assertThat(second.code()).isEqualTo(3);
        assertThat(second.err()).contains("train.conllu, line 1");
        assertThat(files(runs.resolve("2026-11-02")).keySet()).containsExactly("job.yaml", "status.json");
        assertThat(status(runs.resolve("2026-11-02")).path("reason").asText())
                .isEqualTo(second.err().strip());

        String badgers = TinyJobs.conllu(40, 4).replace("mouse", "badger").replace("VERB", "ACTION");
        Files.writeString(train, badgers);
        succeed(night("2026-11-03"));
        assertThat(files(runs.resolve("2026-11-01"))).isEqualTo(first);
        Path third = runs.resolve("2026-11-03");
        assertThat(json(third.resolve("model/origin.json")).path("from").asText())
                .isEqualTo("file:" + runs + "/2026-11-01/model");
        assertThat(json(third.resolve("prepared/manifest.json"))
                        .at("/settings/from")
                        .asText())
                .endsWith("2026-11-01/model");
        String before = symbols(runs.resolve("2026-11-01/model/vocabulary.tsv"));
        assertThat(symbols(third.resolve("model/vocabulary.tsv")))
                .startsWith(before)
                .contains("badger", "mouse");
        assertThat(symbols(third.resolve("model/labels.tsv")))
                .startsWith(symbols(runs.resolve("2026-11-01/model/labels.tsv")))
                .endsWith("ACTION\n");
    }

    @Test
    void theNightBeforeIsWhereTrainingBegins() throws IOException {
        succeed(night("2026-11-02", "--set", "training.optimizer.rate=1e-60"));
        Model before = model("2026-11-01");
        Model after = model("2026-11-02");
        assertThat(after.spec()).isEqualTo(before.spec());
        assertThat(after.parameters()).isEqualTo(before.parameters());
        for (String file : new String[] {"model/vocabulary.tsv", "model/labels.tsv", "model/letters.tsv"}) {
            assertThat(symbols(runs.resolve("2026-11-02").resolve(file)))
                    .isEqualTo(symbols(runs.resolve("2026-11-01").resolve(file)));
        }
        assertThat(json(runs.resolve("2026-11-02/evaluation.json")).path("metrics"))
                .isEqualTo(json(runs.resolve("2026-11-01/evaluation.json")).path("metrics"));
    }

    @Test
    void theThreeVerbsGoOnToo() throws IOException {
        Path out = runs.resolve("steps");
        Path from = runs.resolve("2026-11-01");
        Files.writeString(folder.resolve("train.conllu"), TinyJobs.conllu(40, 4).replace("mouse", "badger"));
        succeed("prepare", job, "--output", out);
        Result refused = execute("train", job, "--output", out, "--from", from);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("--from: ").contains("run 'windrow prepare' with --from too");

        succeed("prepare", job, "--output", out, "--from", from, "--overwrite");
        succeed("train", job, "--output", out, "--from", from);
        succeed("evaluate", job, "--output", out);
        assertThat(out.resolve("model/origin.json")).exists();
    }

    @Test
    void anotherNetworkIsRefusedWithWhatDiffers() throws IOException {
        Result result = execute(night("2026-11-02", "--set", "network.units=9", "--set", "text.lower-case=true"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("--from = " + runs)
                .contains("2026-11-01/model is another network: network.units was 8 and is 9, "
                        + "text.lower-case was false and is true");
        assertThat(runs.resolve("2026-11-02")).doesNotExist();
        succeed(night("2026-11-02", "--set", "network.dropout=0.1"));

        Result small = execute(night("2026-11-03", "--set", "text.max-size=6"));
        assertThat(small.code()).isEqualTo(2);
        assertThat(small.err()).contains("symbols, and text.max-size = 6 lets a vocabulary have no more");
    }

    @Test
    void aNightThatDivergesLeavesTheOthersAndIsPassedOver() throws IOException {
        Result result = execute(night(
                "2026-11-02", "--set", "training.optimizer={name: sgd, rate: 3e38, clip-norm: 0, schedule: constant}"));
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        try (Stream<Path> left = Files.list(runs.resolve("2026-11-02"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".partial"));
        }
        assertThat(runs.resolve("2026-11-02/_SUCCESS")).doesNotExist();
        succeed(night("2026-11-03", "--set", "training.epochs=1"));
        assertThat(json(runs.resolve("2026-11-03/model/origin.json"))
                        .path("from")
                        .asText())
                .contains("2026-11-01");
    }

    @Test
    void foldersThatAreMeantOtherwiseAreNamed() throws IOException {
        assertThat(execute("run", job, "--from", folder.resolve("rums")).err())
                .startsWith("--from = " + folder.resolve("rums") + ": there is nothing at " + folder.resolve("rums"))
                .contains("did you mean runs");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(execute("run", job, "--from", empty).err())
                .contains("holds no run that succeeded", "the first run begins without --from");
        assertThat(execute("run", job, "--from", runs.resolve("2026-11-01"), "--output", runs.resolve("2026-11-01"))
                        .err())
                .contains("is in the job's own output");

        Files.delete(runs.resolve("2026-11-01/_SUCCESS"));
        assertThat(execute("run", job, "--from", runs.resolve("2026-11-01")).err())
                .contains("is of a run that did not succeed");
        Files.writeString(runs.resolve("2026-11-01/model/labels.tsv"), "label\tcount\n");
        Result corrupt = execute("run", job, "--from", runs.resolve("2026-11-01/model"));
        assertThat(corrupt.code()).isEqualTo(2);
        assertThat(corrupt.err()).contains("labels.tsv: is corrupt: its SHA-256 is ");
    }

    private Model model(String date) throws IOException {
        try (FileSystem files = FileSystem.newInstanceLocal(new Configuration())) {
            return ModelDirectory.read(files, new org.apache.hadoop.fs.Path(runs + "/" + date + "/model"));
        }
    }

    /** The symbols of a vocabulary, a line each, without their counts. */
    private static String symbols(Path vocabulary) throws IOException {
        return Files.readString(vocabulary).replaceAll("\t.*", "");
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
