package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is told to stop while it trains. */
class StoppedIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void saysThatItWasStoppedAndLeavesNoModel(String signal, int code) throws Exception {
        Path job = new TinyJobs(folder).lines();
        Path out = folder.resolve("out/lines");
        Launcher.Running running = new Launcher(folder)
                .start("run", job, "--set", "training.epochs=100000", "--", "--driver-memory", "1g");
        Path metrics = out.resolve("metrics.jsonl");
        for (int waits = 0; !(Files.exists(metrics) && Files.size(metrics) > 0) && waits < 1200; waits++) {
            assertThat(running.process().isAlive())
                    .as(Files.readString(running.err()))
                    .isTrue();
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(running.process().pid()))
                .start()
                .waitFor();

        assertThat(running.code()).isEqualTo(code);
        assertThat(CommandLines.status(out).path("state").asText()).isEqualTo("FAILED");
        assertThat(CommandLines.status(out).path("reason").asText()).isEqualTo("the process was told to stop");
        assertThat(out.resolve("_SUCCESS")).doesNotExist();
        assertThat(out.resolve("model")).doesNotExist();
        assertThat(out.resolve("evaluation.json")).doesNotExist();
        assertThat(Files.readString(running.err())).doesNotContain("\tat ");
    }
}
