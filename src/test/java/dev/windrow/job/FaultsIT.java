package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.status;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.FullDisk;
import dev.windrow.job.CommandLines.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose disk fills up or whose output goes away. */
class FaultsIT {
    @TempDir
    Path folder;

    private Path job;
    private Path whole;

    @BeforeEach
    void runUndisturbed() throws IOException {
        job = new TinyJobs(folder).lines();
        whole = folder.resolve("whole");
        succeed("run", job, "--output", whole);
    }

    @AfterEach
    void makeRoom() {
        FullDisk.empty();
    }

    private static final String EACH_ROUND = "training.checkpoint.every-rounds=1";

    @Test
    void withoutRoomForCheckpointsAndMetricsTheRunGoesOn() throws IOException {
        FullDisk.fill(path -> path.contains("/checkpoints/") || path.endsWith("/metrics.jsonl"));
        Path out = folder.resolve("full");
        succeed("run", job, "--output", "full://" + out, "--set", EACH_ROUND);
        requireSame(out);
        assertThat(out.resolve("metrics.jsonl")).isEmptyFile();
        assertThat(out.resolve("checkpoints")).isEmptyDirectory();
    }

    @Test
    void withoutRoomForTheModelTheRunFailsAndIsResumedOnceThereIsRoom() throws IOException {
        FullDisk.fill(path -> path.endsWith("/weights.safetensors"));
        Path out = folder.resolve("full");
        Result full = execute("run", job, "--output", "full://" + out);
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("windrow failed: IOException: No space left on device");
        assertThat(status(out).path("state").asText()).isEqualTo("FAILED");
        assertThat(status(out).path("reason").asText()).isEqualTo("No space left on device");
        assertThat(out.resolve("model")).doesNotExist();

        FullDisk.empty();
        succeed("run", job, "--output", "full://" + out);
        requireSame(out);
    }

    /** Not even the status finds room for a file of its own: it takes the place of the one before. */
    @Test
    void withoutAnyRoomTheReasonIsStillWrittenDownAndNothingHalfIsLeft() throws IOException {
        Path out = folder.resolve("full");
        for (String last :
                new String[] {"/weights.safetensors", "/model.partial/manifest.json", "evaluation.json.partial"}) {
            FullDisk.fill(path -> path.endsWith(last)
                    || (path.endsWith("/.status.json.partial") && Files.exists(out.resolve("job.yaml"))));
            Result full = execute("run", job, "--output", "full://" + out, "--overwrite");
            assertThat(full.code()).as(full.err()).isEqualTo(1);
            assertThat(status(out).path("state").asText()).isEqualTo("FAILED");
            assertThat(status(out).path("reason").asText()).contains("No space left on device");
            assertThat(names(out)).noneMatch(name -> name.contains("partial") || name.startsWith("_windrow.lock"));
            FullDisk.empty();
        }
        Files.createDirectories(out.resolve("model.partial"));
        Files.writeString(out.resolve("model.partial/manifest.json"), "of a process that was killed");
        succeed("run", job, "--output", "full://" + out);
        requireSame(out);
        assertThat(names(out)).noneMatch(name -> name.contains("partial"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** What the run writes next may make the folder again, empty but for that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOutputThatIsRemovedEndsTheRun(boolean madeAgain) throws Exception {
        Path out = folder.resolve("gone");
        CompletableFuture<Result> run = CompletableFuture.supplyAsync(
                () -> execute("run", job, "--output", out, "--set", EACH_ROUND, "--set", "training.epochs=10000"));
        while (!Files.exists(out.resolve("checkpoints")) && !run.isDone()) {
            Thread.sleep(20);
        }
        Files.move(out, folder.resolve("away"));
        if (madeAgain) {
            Files.createDirectories(out);
        }
        Result gone = run.get();
        assertThat(gone.code()).as(gone.err()).isEqualTo(1);
        assertThat(gone.err()).contains("/gone is gone: it was removed while the run was writing there");
    }

    private void requireSame(Path out) {
        for (String file : new String[] {"model/weights.safetensors", "evaluation.json"}) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }
}
