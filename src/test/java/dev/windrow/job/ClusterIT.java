package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone cluster of {@code scripts/cluster}, and a job on it. */
class ClusterIT {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    static Path folder;

    private static String master;

    record Result(int code, String out) {}

    @BeforeAll
    static void start() throws Exception {
        Result started = cluster("start", "--port", "0", "--memory", "1500m");
        assertThat(started.code()).as(started.out()).isZero();
        master = started.out().strip();
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(cluster("stop").code()).isZero();
        assertThat(cluster("status")).isEqualTo(new Result(3, "no cluster in " + folder + "/cluster\n"));
        try (Stream<Path> files = Files.list(folder.resolve("cluster"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".pid"));
        }
    }

    @Test
    void showsItsProcesses() throws Exception {
        assertThat(master).matches("spark://127\\.0\\.0\\.1:\\d+");
        Result status = cluster("status");
        assertThat(status.code()).isZero();
        assertThat(status.out().lines()).first().isEqualTo(master);
        assertThat(status.out()).containsPattern("master runs as process \\d+\nworker-1 runs.*\nworker-2 runs");
        Result again = cluster("start");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).startsWith("cluster: there is a cluster already");
    }

    @Test
    void givesTheSameBytesAsOneProcess() throws Exception {
        Path job = new TinyJobs(folder).tagging();
        Launcher.Running running = new Launcher(folder)
                .start(
                        "run",
                        job,
                        "--output",
                        folder.resolve("cluster-run"),
                        "--",
                        "--master",
                        master,
                        "--driver-memory",
                        "1g");
        CommandLines.succeed("run", job, "--output", folder.resolve("local-run"));
        running.succeed();
        for (String file : List.of("model/weights.safetensors", "model/vocabulary.tsv", "evaluation.json")) {
            assertThat(folder.resolve("cluster-run").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("local-run").resolve(file));
        }
    }

    @Test
    void theDoctorReachesItsExecutors() throws Exception {
        Launcher.Running running = new Launcher(folder)
                .start(
                        "doctor",
                        new TinyJobs(folder).tagging(),
                        "--",
                        "--master",
                        master,
                        "--driver-memory",
                        "1g",
                        "--executor-memory",
                        "1g")
                .succeed();
        assertThat(Files.readString(running.out()))
                .containsPattern("\nexecutor 0 .*\nexecutor 1 ")
                .endsWith("the job will run\n");
    }

    @Test
    void saysWhatIsWrongWithACommand() throws Exception {
        assertThat(cluster("start", "--workers", "two"))
                .isEqualTo(new Result(2, "cluster: --workers two: must be a whole number\n"));
        assertThat(cluster("restart").code()).isEqualTo(2);
    }

    private static Result cluster(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME + "/scripts/cluster"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--dir", folder.resolve("cluster").toString()));
        Path out = Files.createTempFile(folder, "cluster", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Result(process.exitValue(), Files.readString(out));
    }
}
