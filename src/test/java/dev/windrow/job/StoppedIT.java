package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is told to stop while it trains, or is not even told. */
class StoppedIT {
    private static final Object[] MANY_ROUNDS = {
        "--set", "training.epochs=40", "--set", "training.checkpoint.every-minutes=0"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void writesWhereItWasAndGoesOnFromThere(String signal, int code) throws Exception {
        Path job = new TinyJobs(folder).lines();
        Path out = folder.resolve("out/lines");
        Launcher.Running running = start(job);
        running.awaitLines(out.resolve("metrics.jsonl"), 3);
        running.signal(signal);

        assertThat(running.code()).isEqualTo(code);
        assertThat(CommandLines.status(out).path("state").asText()).isEqualTo("FAILED");
        String reason = CommandLines.status(out).path("reason").asText();
        assertThat(reason)
                .matches("the process was told to stop; checkpoint round-\\d{8}(-epoch-\\d+)? is there, and the same"
                        + " command goes on from it");
        assertThat(Files.readString(running.err()))
                .contains("windrow: " + reason)
                .doesNotContain("\tat ");
        assertThat(out.resolve("checkpoints")
                        .resolve(reason.replaceAll(".*(round-\\S+).*", "$1"))
                        .resolve("manifest.sha256"))
                .exists();
        for (String made : new String[] {"_SUCCESS", "model", "evaluation.json"}) {
            assertThat(out.resolve(made)).doesNotExist();
        }

        requireTheSameAsUndisturbed(job, out);
    }

    /** Killed in the midst of writing a checkpoint. */
    @Test
    void aKilledProcessIsGoneOnWith() throws Exception {
        Path job = new TinyJobs(folder).lines();
        Path out = folder.resolve("out/lines");
        Launcher.Running running = start(job, "--set", "training.checkpoint.every-rounds=1");
        running.awaitLines(out.resolve("metrics.jsonl"), 20);
        running.awaitUnfinishedCheckpoint(out.resolve("checkpoints"));
        running.signal("KILL");
        assertThat(running.code()).isEqualTo(137);
        assertThat(CommandLines.status(out).path("state").asText()).isEqualTo("RUNNING");

        requireTheSameAsUndisturbed(job, out);
    }

    private Launcher.Running start(Path job, Object... more) throws Exception {
        return new Launcher(folder).start(words("run", job, MANY_ROUNDS, more, "--", "--driver-memory", "1g"));
    }

    /** Both in this process, for what a run comes to does not depend on where it runs. */
    private void requireTheSameAsUndisturbed(Path job, Path out) throws Exception {
        CommandLines.succeed(words("run", job, MANY_ROUNDS));
        Path undisturbed = folder.resolve("undisturbed");
        CommandLines.succeed(words("run", job, MANY_ROUNDS, "--output", undisturbed));
        for (String file : new String[] {"model/weights.safetensors", "evaluation.json"}) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
        assertThat(Files.readAllLines(out.resolve("metrics.jsonl")))
                .hasSameSizeAs(Files.readAllLines(undisturbed.resolve("metrics.jsonl")));
    }

    private static Object[] words(Object... parts) {
        return Arrays.stream(parts)
                .flatMap(part -> part instanceof Object[] several ? Arrays.stream(several) : Stream.of(part))
                .toArray();
    }
}
