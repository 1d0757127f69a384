package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

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
        Path spark = spark("jars/" + core());
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
                        "<" + System.getProperty("windrow.jar") + ">",
                        "<run>",
                        "<jobs/my job.yaml>",
                        "<--set>",
                        "<generation.prompt=>",
                        "<1>");
    }

    @Test
    void aSparkThatDoesNotFitIsNamedWithItsScala() throws Exception {
        assertThat(refusal(spark("jars/spark-core_2.12-3.2.4.jar")))
                .contains(": is Spark 3.2.4 with Scala 2.12; Windrow runs on Spark 3.5 with Scala 2.12 and on Spark 4.2"
                        + " with Scala 2.13");
        assertThat(refusal(spark("jars/spark-core_2.13-3.5.7.jar"))).contains(": is Spark 3.5.7 with Scala 2.13; ");
        assertThat(refusal(spark("jars/spark-core_2.13-4.0.1.jar"))).contains(": is Spark 4.0.1 with Scala 2.13; ");
        assertThat(refusal(spark("jars/spark-core_2.13-3.3.2.3.3.7190.0-91.jar")))
                .contains(": is Spark 3.3.2.3.3.7190.0-91 with Scala 2.13; ");

        Path distribution = spark("jars/scala-library-2.12.15.jar");
        Files.writeString(
                distribution.resolve("RELEASE"), "Spark 3.3.0 (git revision f74867b) built for Hadoop 3.3.2\n");
        assertThat(refusal(distribution)).contains(": is Spark 3.3.0 with Scala 2.12; ");
    }

    @Test
    void aFolderWithoutSparkIsNamed() throws Exception {
        assertThat(refusal(spark("jars/guava-14.0.1.jar")))
                .contains(": has neither jars/spark-core_*.jar nor a RELEASE that names a version; Windrow runs on ");
    }

    @Test
    void aJdkThatIsTooOldOrTooNewIsNamed() throws Exception {
        String spark3 = spark("jars/spark-core_2.12-3.5.7.jar").toString();
        String spark4 = spark("jars/spark-core_2.13-4.2.0.jar").toString();
        assertThat(refusal(Map.of("SPARK_HOME", spark3, "JAVA_HOME", jdk("1.8.0_402"))))
                .startsWith("windrow: Java 8 (")
                .endsWith("is too old, Windrow needs Java 17 to 21 with Spark 3.5.7; set JAVA_HOME to one of these\n");
        assertThat(refusal(Map.of("SPARK_HOME", spark3, "JAVA_HOME", jdk("25.0.3"))))
                .startsWith("windrow: Java 25 (")
                .endsWith(") with Spark 3.5.7: Spark 3.5 runs on Java 17 to 21; set JAVA_HOME to one of these, or"
                        + " SPARK_HOME to a Spark 4.2, which runs on Java 17 to 25\n");
        assertThat(refusal(Map.of("SPARK_HOME", spark4, "JAVA_HOME", jdk("11.0.20"))))
                .endsWith("is too old, Windrow needs Java 17 to 25 with Spark 4.2.0; set JAVA_HOME to one of these\n");
        assertThat(refusal(Map.of("SPARK_HOME", spark4, "JAVA_HOME", jdk("26-ea"))))
                .endsWith(") with Spark 4.2.0: Spark 4.2 runs on Java 17 to 25; set JAVA_HOME to one of these\n");
        assertThat(refusal(Map.of("SPARK_HOME", spark3, "JAVA_HOME", "/no/jdk")))
                .isEqualTo("windrow: /no/jdk/bin/java: not found; install a JDK 17, or set JAVA_HOME to one\n");
    }

    @Test
    void theClusterRefusesTheSame() throws Exception {
        String spark = spark("jars/spark-core_2.12-3.2.4.jar").toString();
        Result result = start(HOME + "/scripts/cluster", Map.of("SPARK_HOME", spark), "start");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("cluster: SPARK_HOME = " + spark + ": is Spark 3.2.4 with Scala 2.12; ");

        String right = spark("jars/spark-core_2.12-3.5.7.jar").toString();
        Map<String, String> tooNew = Map.of("SPARK_HOME", right, "JAVA_HOME", jdk("25.0.3"));
        assertThat(start(HOME + "/scripts/cluster", tooNew, "start").err()).startsWith("cluster: Java 25 (");
    }

    @Test
    void theVersionsOfAllThatRunsAreTold() throws Exception {
        Result result = windrow(Map.of(), "--version");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err().lines()).allMatch(line -> line.contains(" INFO  Kernels: recurrent kernels: "));
        assertThat(result.out().lines()).hasSize(7);
        assertThat(result.out())
                .containsPattern("(?m)^Windrow  \\d+\\.\\d+\\.\\d+")
                .containsPattern("(?m)^Spark    (3\\.5|4\\.2)\\.\\d+$")
                .containsPattern("(?m)^Scala    2\\.1[23]\\.\\d+$")
                .containsPattern("(?m)^Java     " + Runtime.version().feature() + "\\b")
                .containsPattern("(?m)^ND4J     \\d.* \\w+$")
                .containsPattern("(?m)^oneDNN   \\d.*$")
                .containsPattern("(?m)^kernels  oneDNN \\d\\S+ \\w+$");
        assertThat(System.getProperty("windrow.jar"))
                .contains(result.out().lines().findFirst().orElseThrow().substring(9));
    }

    @Test
    void theKernelThatTheEnvironmentNamesIsTold() throws Exception {
        assertThat(windrow(Map.of("WINDROW_KERNEL", "plain"), "--version").out())
                .containsPattern("(?m)^oneDNN   \\d.*$")
                .containsPattern("(?m)^kernels  plain Java$");
        Result misspelt = windrow(Map.of("WINDROW_KERNEL", "java"), "--version");
        assertThat(misspelt.code()).as(misspelt.err()).isZero();
        assertThat(misspelt.out())
                .contains("\nkernels  none: WINDROW_KERNEL = java: must be automatic, onednn, plain or reference\n");
    }

    /** Any Java program with a log has this beside it. */
    private static String withLogging(String jar) {
        return jar
                + File.pathSeparator
                + Logger.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath();
    }

    @Test
    void theJarAloneTellsItsVersionsToo() throws Exception {
        Result result = start(
                System.getProperty("java.home") + "/bin/java",
                Map.of(),
                "-cp",
                withLogging(System.getProperty("windrow.jar")),
                "dev.windrow.Windrow",
                "--version");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("Windrow  ")
                .contains("\nSpark    not on the class path; built for ")
                .contains("\noneDNN   ");
    }

    private String refusal(Path spark) throws Exception {
        String err = refusal(Map.of("SPARK_HOME", spark.toString()));
        assertThat(err).startsWith("windrow: SPARK_HOME = " + spark + ": ");
        return err;
    }

    private String refusal(Map<String, String> environment) throws Exception {
        Result result = windrow(environment, "check", "jobs/my job.yaml");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        return result.err();
    }

    /** A folder that looks like a Spark with one jar. */
    private Path spark(String jar) throws IOException {
        Path home = Files.createTempDirectory(temporary, "spark");
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve(jar), "");
        return home;
    }

    /** The jar that names the Spark these tests run with. */
    private static String core() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getenv("SPARK_HOME"), "jars"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("spark-core_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A folder that looks like a JDK of a version. */
    private String jdk(String version) throws IOException {
        Path home = Files.createTempDirectory(temporary, "jdk");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 9\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home.toString();
    }

    private Result windrow(Map<String, String> environment, String... arguments) throws Exception {
        return start(HOME + "/scripts/windrow", environment, arguments);
    }

    private Result start(String script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(arguments));
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("WINDROW_CONF", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
