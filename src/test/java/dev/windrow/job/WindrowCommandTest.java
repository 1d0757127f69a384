package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.windrow.job.JobContext.ExistingOutput;
import dev.windrow.kernel.Kernels;
import dev.windrow.sequence.BadRecordException;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.package$;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindrowCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> called = new ArrayList<>();
    private final List<JobContext> contexts = new ArrayList<>();
    private final Map<String, Verb> verbs = new HashMap<>();
    private List<String> taskProblems = List.of();
    private Path job;

    @BeforeEach
    void writeAJob() throws IOException {
        for (String name : List.of("prepare", "train", "evaluate", "predict", "run")) {
            verbs.put(name, context -> {
                called.add(name);
                contexts.add(context);
            });
        }
        Files.createDirectories(folder.resolve("data/part"));
        Files.writeString(folder.resolve("data/part/a.txt"), "to be or not to be\n");
        Files.writeString(folder.resolve("data/part/_hidden"), "no");
        job = folder.resolve("job.yaml");
        Files.writeString(job, "task: language-model\ncorpus:\n  format: text\n  train: " + folder + "/data/part\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "train", "evaluate", "predict", "run"})
    void aVerbGetsTheResolvedJob(String verb) {
        assertThat(execute(verb, job.toString(), "--set", "training.epochs=3", "--output", "x", "--overwrite"))
                .as(err.toString())
                .isZero();

        assertThat(called).containsExactly(verb);
        JobContext context = contexts.get(0);
        assertThat(context.job().training().epochs()).isEqualTo(3);
        assertThat(context.job().output()).isEqualTo("x");
        assertThat(context.existing()).isEqualTo(ExistingOutput.OVERWRITE);
        assertThat(context.input()).isEmpty();
    }

    @Test
    void anOutputIsKeptAndNamedAfterTheJobUnlessSaidOtherwise() {
        assertThat(execute("run", job.toString())).isZero();
        assertThat(contexts.get(0).existing()).isEqualTo(ExistingOutput.REFUSE);
        assertThat(contexts.get(0).job().output()).isEqualTo("runs/job");
    }

    @Test
    void predictTakesItsInputAndItsOutput() {
        assertThat(execute("predict", job.toString(), "--input", "in.txt", "--predictions", "out"))
                .isZero();
        assertThat(contexts.get(0).input()).isEqualTo("in.txt");
        assertThat(contexts.get(0).predictions()).isEqualTo("out");
    }

    @Test
    void versionsAreToldWithoutAVerb() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^Windrow  \\d+\\.\\d+\\.\\d+")
                .contains("\nSpark    " + package$.MODULE$.SPARK_VERSION() + "\n")
                .contains("\nScala    " + scala.util.Properties.versionNumberString() + "\n")
                .contains("\nJava     " + System.getProperty("java.version"))
                .containsPattern("\nND4J     1\\.\\S+ \\w+\noneDNN   .+\n")
                .contains("\nkernels  " + Kernels.inUse() + "\n");
        assertThat(called).isEmpty();
    }

    @Test
    void aBadJobIsNotRun() {
        assertThat(execute("run", job.toString(), "--set", "training.epochs=0", "--set", "network.units=-1"))
                .isEqualTo(2);
        assertThat(called).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "--set network.units=-1: network.units = -1: must be between 1 and 16384 (units of a "
                                + "recurrent layer, in each direction); try 128",
                        "--set training.epochs=0: training.epochs = 0: must be at least 1 (passes over the training "
                                + "data); try 10");
    }

    @Test
    void theTaskIsAsked() {
        taskProblems = List.of("corpus.format = text: must be a format with labels");
        assertThat(execute("train", job.toString())).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(job + ":3: corpus.format = text: must be a format with labels");
    }

    @Test
    void aJobFileThatIsNotThereIsNamedWithTheOneMeant() {
        assertThat(execute("run", folder + "/jop.yaml")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(folder + "/jop.yaml: there is no file " + folder + "/jop.yaml; did you mean job.yaml in "
                        + folder + "?");
    }

    @Test
    void aFolderAndABinaryAreNoJobFiles() throws IOException {
        assertThat(execute("run", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(folder + ": must be a job file, but is a folder");

        Files.write(job, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(execute("run", job.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(job + ": must be text in UTF-8");
    }

    @Test
    void aSlipInTheCommandLineIsNamed() {
        assertThat(execute("chekc", "x.yaml")).isEqualTo(2);
        assertThat(execute("train", "x.yaml", "--sett", "a=b")).isEqualTo(2);
        assertThat(execute("train", "x.yaml", "y.yaml")).isEqualTo(2);
        assertThat(execute("train")).isEqualTo(2);
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "windrow: chekc: no such verb; did you mean check? (verbs: run, prepare, train, evaluate, "
                                + "predict, memory, check, doctor, quickstart)",
                        "see windrow --help",
                        "windrow: --sett: no such option; did you mean --set?",
                        "see windrow train --help",
                        "windrow: y.yaml: one argument too many; the verb takes one job file",
                        "see windrow train --help",
                        "windrow: Missing required parameter: 'JOB.yaml'",
                        "see windrow train --help",
                        "windrow: a verb is missing: run, prepare, train, evaluate, predict, memory, check, doctor, "
                                + "quickstart",
                        "see windrow --help");
    }

    @Test
    void badDataAndTheUnforeseenHaveExitCodesOfTheirOwn() {
        verbs.put("train", context -> {
            throw new IllegalStateException("stage failed", new BadRecordException("a.csv:7", "has 2 columns"));
        });
        assertThat(execute("train", job.toString())).isEqualTo(3);
        verbs.put("train", context -> {
            throw new IllegalStateException(new IOException("/a: no space left\n at a.b.C", new EOFException()));
        });
        assertThat(execute("train", job.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "a.csv:7: has 2 columns",
                        "windrow failed: IOException: /a: no space left (--stacktrace shows where)");
    }

    @Test
    void theStackIsShownWhenAskedFor() {
        verbs.put("train", context -> {
            throw new BadRecordException("a.csv:7", "has 2 columns");
        });
        assertThat(execute("train", job.toString(), "--stacktrace")).isEqualTo(3);
        assertThat(err.toString()).contains("\tat dev.windrow.job.WindrowCommandTest");
    }

    @Test
    void checkPrintsThePlan() {
        assertThat(execute("check", job.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        job + " is good:",
                        "  task      language-model",
                        "  train     " + folder + "/data/part (1 file, 19 bytes), text",
                        "  valid     5% of the training records, by a hash with seed 1",
                        "  test      10% of the training records, by a hash with seed 1",
                        "  text      words, seen 1 times or more, at most 100000; windows of 64",
                        "  network   embedding of 64, 1 lstm layer of 128, dropout 0, layers by windrow",
                        "  training  10 epochs on 2 workers, each 5 steps of 32 sequences a round; adam at 0.002, "
                                + "cosine; seed 1",
                        "  output    runs/job");
        assertThat(called).isEmpty();
    }

    @Test
    void checkTellsWhatMomentumThereWillBe() {
        String settings =
                "training={workers: 8, averaging: {outer: block-momentum}, optimizer: {scale: sqrt}, stopping: {max-rounds: 9}}";
        assertThat(execute("check", job.toString(), "--set", settings)).isZero();
        assertThat(out.toString())
                .contains(
                        "  training  at most 10 epochs on 8 workers, each 5 steps of 32 sequences a round,"
                                + " block-momentum with momentum 0.4; adam at 0.002 scaled by sqrt with the workers, cosine; seed 1\n");
    }

    @Test
    void checkLooksAtTheOutputToo() {
        assertThat(execute("check", job.toString(), "--output", folder.toString()))
                .isZero();
        assertThat(out.toString()).endsWith("  output    " + folder + " (there already)\n");
        assertThat(execute("check", job.toString(), "--output", "nowhere://x/y"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--output nowhere://x/y: output = nowhere://x/y: must be a folder on a file system that "
                        + "can be reached: No FileSystem for scheme");
    }

    @Test
    void checkNamesEveryPathThatHoldsNothing() throws IOException {
        Files.createDirectories(folder.resolve("none"));
        Files.writeString(folder.resolve("empty.txt"), "");
        assertThat(execute(
                        "check",
                        job.toString(),
                        "--set",
                        "corpus.train=[" + folder + "/data/prat, " + folder + "/none, nowhere://x/y]",
                        "--set",
                        "corpus.valid=" + folder + "/empty.txt",
                        "--set",
                        "corpus.test=" + folder + "/data/part/*.csv"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("corpus.train = " + folder + "/data/prat: there is nothing at " + folder
                        + "/data/prat; did you mean part/ in " + folder + "/data?")
                .contains("corpus.train = " + folder + "/none: is a folder without files in it; must hold records")
                .contains("corpus.train = nowhere://x/y: must be a path that can be read: No FileSystem for scheme")
                .contains("corpus.valid = " + folder + "/empty.txt: is empty (0 bytes in the file); must hold records")
                .contains("corpus.test = " + folder + "/data/part/*.csv: there is nothing at " + folder
                        + "/data/part/*.csv; the nearest folder there is " + folder
                        + "/data/part, with _hidden, a.txt");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatATerminalWouldActOnIsShownInstead() throws IOException {
        Files.writeString(
                job,
                "\"\\e[31mred\\a\": 1\ntask: language-model\ncorpus: {format: text, train: \"a\\rb\\u202ec\\u009b\"}\n");
        assertThat(execute("check", job.toString())).isEqualTo(2);
        assertThat(execute("check", job.toString(), "--set", "\u001b]0;title\u0007=x"))
                .isEqualTo(2);
        assertThat(execute("check\u001b[2J", job.toString())).isEqualTo(2);
        assertThat(execute("check", folder + "/no\u001bfile")).isEqualTo(2);
        assertThat(err.toString())
                .contains("\\u001b[31mred\\u0007: no such key", "\\u001b]0;title\\u0007")
                .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
        Files.writeString(job, "task: language-model\ncorpus: {format: text, train: \"a\\rb\\u202ec\\e\"}\n");
        assertThat(execute("check", job.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("a\\u000db\\u202ec\\u001b").doesNotContain("\r", "\u001b", "\u202e");
    }

    @Test
    void errorsOfTheMachineAreTold() {
        for (Error error : List.of(
                new StackOverflowError(), new OutOfMemoryError("Java heap space"), new NoClassDefFoundError("a/B"))) {
            verbs.put("train", context -> {
                throw error;
            });
            assertThat(execute("train", job.toString())).isEqualTo(1);
        }
        assertThat(err.toString().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("windrow failed: "))
                .anySatisfy(line -> assertThat(line).contains("OutOfMemoryError: Java heap space"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 1_000_000})
    void deepNestingIsRefusedAtOnce(int depth) throws IOException {
        Files.writeString(job, "task: " + "[".repeat(depth));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(execute("check", job.toString()))
                .isEqualTo(2));
        Files.writeString(job, "a:\n" + "- ".repeat(depth) + "x\n");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(execute("check", job.toString()))
                .isEqualTo(2));
        Files.writeString(job, "task: language-model\ncorpus: {format: text, train: x}\n");
        assertThat(execute("check", job.toString(), "--set", "corpus.train=" + "[".repeat(depth)))
                .isEqualTo(2);
        assertThat(execute("check", job.toString(), "--set", "corpus=" + "{a: ".repeat(depth)))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("lists and sections are nested more than 64 deep")
                .hasSizeLessThan(60_000);
    }

    @Test
    void aliasesThatUnfoldToMillionsAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 25; level++) {
            String below = "*a" + (level - 1);
            text.append("a%d: &a%d [%s, %s]%n".formatted(level, level, below, below));
        }
        Files.writeString(job, text);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(execute("check", job.toString()))
                .isEqualTo(2));
        assertThat(err.toString()).contains("has more than 1000000 values").hasSizeLessThan(60_000);
    }

    @Test
    void manyUnknownKeysAreCounted() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int key = 0; key < 200_000; key++) {
            text.append("key").append(key).append(": 1\n");
        }
        Files.writeString(job, text);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(execute("check", job.toString()))
                .isEqualTo(2));
        assertThat(err.toString())
                .contains("key0: no such key", "199980 more keys that there are not")
                .hasSizeLessThan(20_000);
        Files.writeString(job, "x".repeat(1_000) + ": 1\n" + "twice: 1\n".repeat(100_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(execute("check", job.toString()))
                .isEqualTo(2));
        assertThat(err.toString()).contains("more problems").hasSizeLessThan(600_000);
    }

    @Test
    void outputsThatCannotBeWrittenAreRefusedByCheck() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Map<String, String> reasons = Map.of(
                "http://127.0.0.1:9/x",
                "http:// can only be read",
                "https://127.0.0.1:9/x",
                "https:// can only be read",
                "nowhere://x/y",
                "on a file system that can be reached",
                "a\u0000b",
                "no path with the character \\u0000",
                "a\nb",
                "no path with the character \\u000a",
                file.toString(),
                "and it is a file",
                file + "/below",
                "it lies below the file " + file.toRealPath());
        reasons.forEach((output, reason) -> {
            err.getBuffer().setLength(0);
            assertThat(execute("check", job.toString(), "--output", output))
                    .as(output)
                    .isEqualTo(2);
            assertThat(err.toString()).as(output).contains("output = ", reason);
        });
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void pathsOutsideOfARestrictionAreRefusedAllAtOnce() throws IOException {
        Path secret = Files.writeString(
                Files.createDirectories(folder.resolve("else")).resolve("secret.txt"), "s");
        Files.createSymbolicLink(folder.resolve("data/part/link.txt"), secret);
        String real = secret.toRealPath().toString();
        Path inside = folder.resolve("data");
        assertThat(execute(
                        "run",
                        job.toString(),
                        "--restrict",
                        inside.toString(),
                        "--set",
                        "corpus.valid=" + inside + "/../else/*.txt",
                        "--set",
                        "corpus.test=" + inside + "/part/a.txt",
                        "--output",
                        folder + "/runs"))
                .isEqualTo(2);
        assertThat(called).isEmpty();
        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("corpus.train = ") && line.contains("leads to " + real))
                .anyMatch(line -> line.contains("corpus.valid = "))
                .anyMatch(line -> line.contains("output = " + folder + "/runs: is outside of the folders"));
        Files.delete(folder.resolve("data/part/link.txt"));
        String[] within = {"run", job.toString(), "--restrict", inside.toString(), "--output", inside + "/../runs"};
        assertThat(execute(within)).isEqualTo(2);
        assertThat(execute(Stream.concat(Stream.of(within), Stream.of("--restrict", folder + "/runs"))
                        .toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        assertThat(execute(
                        "predict",
                        job.toString(),
                        "--output",
                        folder + "/x",
                        "--restrict",
                        folder.toString(),
                        "--input",
                        "/etc/passwd"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("must be below " + folder.toRealPath());
        assertThat(execute(
                        "predict",
                        job.toString(),
                        "--output",
                        folder + "/x",
                        "--restrict",
                        folder.toString(),
                        "--predictions",
                        "/tmp/../etc/x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--predictions = /tmp/../etc/x: leads to /etc/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsNotAnError(String option) {
        assertThat(execute(option)).isZero();
        assertThat(execute("train", option)).isZero();
        assertThat(out.toString())
                .contains("Exit codes:")
                .contains("windrow train")
                .contains("--set=KEY=VALUE");
    }

    private int execute(String... arguments) {
        return WindrowCommand.execute(
                new Verbs(verbs, any -> taskProblems), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
