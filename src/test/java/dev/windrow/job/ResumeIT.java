package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.json;
import static dev.windrow.job.CommandLines.status;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.guard.ProcessMark;
import dev.windrow.job.CommandLines.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that did not come to its end is gone on with, to the same bytes; nothing else is. */
class ResumeIT {
    @TempDir
    Path folder;

    private TinyJobs jobs;

    @BeforeEach
    void chooseAFolder() {
        jobs = new TinyJobs(folder);
    }

    /** Rows that read on, words with letters and a validation, and networks that leave rests where they are rounded. */
    @ParameterizedTest
    @CsvSource({
        "stream, training.stateful=true, 2",
        "tagging, 'training.averaging={outer: nesterov, momentum: 0.5}', 1",
        "tagging, 'training.averaging={travel: int8, outer: nesterov, momentum: 0.5}', 1"
    })
    void everyCheckpointLeadsToTheSameBytes(String name, String setting, int step) throws IOException {
        Path job = name.equals("stream") ? jobs.stream() : jobs.tagging();
        KilledRun killed = new KilledRun(folder.resolve("out").resolve(name));
        succeed("run", job, "--set", setting, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        List<String> checkpoints = killed.checkpoints();
        assertThat(checkpoints).hasSizeGreaterThan(1).anyMatch(checkpoint -> checkpoint.endsWith("-epoch-1"));
        for (int i = 0; i < checkpoints.size(); i += step) {
            Path output = killed.copyWithin("at-" + i, checkpoints.get(i));
            succeed("run", job, "--set", setting, "--output", output);
            killed.requireSameBytes(output);
            assertThat(status(output).path("state").asText()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void aRunKilledBetweenTwoStagesDoesOnlyWhatIsLeft() throws IOException {
        Path job = jobs.table();
        KilledRun killed = new KilledRun(folder.resolve("out/table"));
        succeed("run", job);
        killed.remember();

        Path evaluating = killed.copy("evaluating");
        Files.delete(evaluating.resolve("evaluation.json"));
        var model = Files.getLastModifiedTime(evaluating.resolve("model/manifest.json"));
        succeed("run", job, "--output", evaluating);
        killed.requireSameBytes(evaluating);
        assertThat(Files.getLastModifiedTime(evaluating.resolve("model/manifest.json")))
                .isEqualTo(model);

        Path training = killed.copy("training");
        KilledRun.delete(
                training.resolve("evaluation.json"), training.resolve("model"), training.resolve("checkpoints"));
        var prepared = Files.getLastModifiedTime(training.resolve("prepared/manifest.json"));
        succeed("run", job, "--output", training);
        killed.requireSameBytes(training);
        assertThat(Files.getLastModifiedTime(training.resolve("prepared/manifest.json")))
                .isEqualTo(prepared);

        Path preparing = killed.copy("preparing");
        KilledRun.delete(
                preparing.resolve("evaluation.json"),
                preparing.resolve("model"),
                preparing.resolve("checkpoints"),
                preparing.resolve("prepared/manifest.json"));
        succeed("run", job, "--output", preparing);
        killed.requireSameBytes(preparing);
    }

    @Test
    void trainGoesOnTooAndWithoutBeingAsked() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("prepare", job);
        succeed("train", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        succeed("evaluate", job);
        killed.remember();
        Path output = killed.copyWithin("cut", killed.checkpoints().get(3));
        succeed("train", job, "--output", output);
        succeed("evaluate", job, "--output", output);
        killed.requireSameBytes(output);
    }

    @Test
    void aFinishedRunIsNotGoneOnWith() throws IOException {
        Path job = jobs.lines();
        succeed("run", job);
        Path model = folder.resolve("out/lines/model/manifest.json");
        var written = Files.getLastModifiedTime(model);
        assertThat(execute("run", job).err()).contains("prepared is there already");
        for (String verb : List.of("run", "train")) {
            succeed(verb, job, "--resume");
            assertThat(Files.getLastModifiedTime(model)).isEqualTo(written);
        }
        assertThat(execute("run", job, "--resume", "--set", "training.seed=2").err())
                .contains("training.seed was 1 and is 2");
        Result both = execute("run", job, "--resume", "--overwrite");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--resume goes on with what --overwrite removes");
        succeed("run", job, "--overwrite", "--set", "training.seed=2");
    }

    @Test
    void anotherJobIsRefusedByKeyAndValues() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("run", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        Path output = killed.copyWithin("cut", killed.checkpoints().get(2));

        Result other = execute(
                "run", job, "--output", output, "--set", "training.batch-size=8", "--set", "network.dropout=0.5");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains(
                        "cut/checkpoints is another job's: network.dropout was 0 and is 0.5, training.batch-size was 4"
                                + " and is 8; go on with the job as it was, take another --output, or --overwrite")
                .doesNotContain("output was");
        assertThat(status(output).path("state").asText()).isEqualTo("RUNNING");

        KilledRun.delete(output.resolve("checkpoints"));
        assertThat(execute("run", job, "--output", output, "--set", "text.min-count=3")
                        .err())
                .contains("cut/prepared is another job's: text.min-count was 1 and is 3");

        Path same = killed.copyWithin("same", killed.checkpoints().get(2));
        succeed("run", job, "--output", same, "--set", "generation.prompt=x", "--set", "training.checkpoint.keep=9");
        killed.requireSameBytes(same);
    }

    @Test
    void otherDataIsRefusedByBothFingerprints() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("run", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        Path output = killed.copyWithin("cut", killed.checkpoints().get(2));
        String before = fingerprint(output);
        jobs.write("lines.txt", TinyJobs.text(79));
        succeed("prepare", job, "--output", output, "--overwrite");
        String now = fingerprint(output);
        assertThat(now).isNotEqualTo(before);
        for (Object[] words : new Object[][] {
            {"train", job, "--output", output, "--resume"}, {"run", job, "--output", output, "--resume"}
        }) {
            Result refused = execute(words);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("is of other data: its windows have the fingerprint " + before, "have " + now);
        }
    }

    /** As when a run is killed, its text is edited, and the same command is given again. */
    @Test
    void changedSourcesAreNotGoneOnWith() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("run", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        Path output = killed.copyWithin("cut", killed.checkpoints().get(2));
        Path unstarted = killed.copyWithin("unstarted", killed.checkpoints().get(2));
        KilledRun.delete(unstarted.resolve("checkpoints"));
        Path text = folder.resolve("lines.txt");
        String before = Files.readString(text);
        Files.writeString(text, before.replaceFirst("dog", "god"));
        for (Object[] words : new Object[][] {
            {"run", job, "--output", output},
            {"run", job, "--output", output, "--resume"},
            {"train", job, "--output", output},
            {"train", job, "--output", unstarted},
            {"run", job, "--resume"},
            {"evaluate", job}
        }) {
            Result refused = execute(words);
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("prepared was made of other data: " + text + " has other content than before")
                    .contains("put the files back, take another --output, or --overwrite");
        }
        Files.writeString(text, before);
        succeed("run", job, "--output", output);
        killed.requireSameBytes(output);
        succeed("evaluate", job);
    }

    private static String fingerprint(Path output) throws IOException {
        return json(output.resolve("prepared/manifest.json"))
                .required("fingerprint")
                .asText();
    }

    @Test
    void aCorruptCheckpointIsPassedOver() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("run", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        String last = killed.checkpoints().get(4);
        Path output = killed.copyWithin("cut", last);
        KilledRun.spoil(output.resolve("checkpoints").resolve(last).resolve("state.safetensors"));
        succeed("run", job, "--output", output);
        killed.requireSameBytes(output);
        assertThat(output.resolve("checkpoints/round-00009999")).doesNotExist();

        Path spoilt = killed.copyWithin("spoilt", last);
        for (String checkpoint : killed.checkpoints().subList(0, 5)) {
            KilledRun.spoil(spoilt.resolve("checkpoints").resolve(checkpoint).resolve("state.json"));
        }
        Result none = execute("run", job, "--output", spoilt);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("none of its 5 checkpoints is whole", last + "/state.json: is corrupt: its SHA-256 is ")
                .contains("There is nothing to go on from; take another --output, or --overwrite to begin anew");
        succeed("run", job, "--output", spoilt, "--overwrite");
        killed.requireSameBytes(spoilt);
    }

    @Test
    void aRunThatStillRunsIsLeftAlone() throws IOException {
        Path job = jobs.lines();
        KilledRun killed = new KilledRun(folder.resolve("out/lines"));
        succeed("run", job, "--set", "training.checkpoint={every-rounds: 1, keep: 1000}");
        killed.remember();
        Path output = killed.copyWithin("cut", killed.checkpoints().get(2));
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        try {
            killed.claim(
                    output,
                    new ProcessMark(
                            ProcessMark.own().host(),
                            sleeper.pid(),
                            sleeper.info().startInstant().orElseThrow().toString()));
            Result refused = execute("run", job, "--output", output);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("is being written by process " + sleeper.pid(), "stop it first (kill " + sleeper.pid());
        } finally {
            sleeper.destroyForcibly();
        }
        killed.claim(output, new ProcessMark("elsewhere", 7, "2026-01-01T00:00:00Z"));
        assertThat(execute("run", job, "--output", output).err())
                .contains("process 7 on elsewhere", "if that process is no more, --resume goes on with its run");
        succeed("run", job, "--output", output, "--resume");
        killed.requireSameBytes(output);
    }

    @Test
    void aRunThatDivergedIsOver() throws IOException {
        Path job = jobs.stream();
        Object[] words = {
            "run",
            job,
            "--set",
            "training.optimizer={name: sgd, rate: 3e38, clip-norm: 0, schedule: constant}",
            "--set",
            "training.epochs=4"
        };
        assertThat(execute(words).code()).isEqualTo(4);
        Result again = execute(words);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("holds a run that diverged (", "or --overwrite to begin anew");
    }
}
