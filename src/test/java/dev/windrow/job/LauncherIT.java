package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user calls it: from another folder, with a space in its name. */
class LauncherIT {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    Path temporary;

    private Path folder;

    record Result(int code, String out, String err) {}

    @BeforeEach
    void writeAJob() throws IOException {
        folder = Files.createDirectories(temporary.resolve("some folder"));
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("text.txt"), "to be or not to be\n");
        Files.writeString(
                folder.resolve("jobs/my job.yaml"), "task: language-model\ncorpus: {format: text, train: text.txt}\n");
    }

    @Test
    void checkSeesRelativePathsFromTheCallersFolder() throws Exception {
        Result result = windrow(Map.of(), "check", "jobs/my job.yaml");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("jobs/my job.yaml is good:").contains("text.txt (1 file, 19 bytes)");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theExitCodeIsTheJobsThroughSparkSubmitToo() throws Exception {
        Result result = windrow(
                Map.of(), "train", "jobs/my job.yaml", "--set", "training.epochs=0", "--", "--driver-memory", "300m");
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err().strip())
                .isEqualTo("--set training.epochs=0: training.epochs = 0: must be at least 1 (passes over the training "
                        + "data); try 10");
    }

    @Test
    void withoutAVerbItShowsHowItIsUsed() throws Exception {
        Result result = windrow(Map.of());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).startsWith("usage: scripts/windrow VERB JOB.yaml");
        assertThat(windrow(Map.of(), "--help").code()).isZero();
    }

    @Test
    void wrongPlacesAreNamed() throws Exception {
        Result noFile = windrow(Map.of(), "train", "jobs/my job.yaml", "--conf-file", "no.conf");
        assertThat(noFile.code()).isEqualTo(2);
        assertThat(noFile.err()).startsWith("windrow: no.conf: no such Spark properties file; there are " + HOME);

        Result noSpark = windrow(Map.of("SPARK_HOME", "/nowhere"), "train", "jobs/my job.yaml");
        assertThat(noSpark.code()).isEqualTo(1);
        assertThat(noSpark.err()).startsWith("windrow: SPARK_HOME = /nowhere: has no folder jars; unset it");
    }

    @Test
    void aSparkOfOnesOwnGetsTheJobAndTheOptionsAfterTheDashes() throws Exception {
        Path spark = Files.createDirectories(temporary.resolve("spark"));
        Files.createDirectories(spark.resolve("jars"));
        Path submit = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/usr/bin/env bash\nprintf '<%s>\\n' \"$@\" \"$OMP_NUM_THREADS\"\nexit 7\n");
        Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));

        Result result = windrow(
                Map.of("SPARK_HOME", spark.toString(), "WINDROW_CONF", HOME + "/conf/yarn.conf"),
                "run",
                "jobs/my job.yaml",
                "--set",
                "generation.prompt=",
                "--",
                "--master",
                "yarn");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out().lines())
                .containsExactly(
                        "<--properties-file>",
                        "<" + HOME + "/conf/yarn.conf>",
                        "<--conf>",
                        "<spark.driver.defaultJavaOptions=-Dlog4j2.configurationFile=file:" + HOME
                                + "/conf/log4j2.properties>",
                        "<--class>",
                        "<dev.windrow.Windrow>",
                        "<--master>",
                        "<yarn>",
                        "<" + HOME + "/target/windrow.jar>",
                        "<run>",
                        "<jobs/my job.yaml>",
                        "<--set>",
                        "<generation.prompt=>",
                        "<1>");
    }

    private Result windrow(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(HOME + "/scripts/windrow"));
        command.addAll(List.of(arguments));
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("SPARK_HOME", "WINDROW_CONF", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
