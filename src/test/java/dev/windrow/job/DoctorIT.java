package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of this machine, as a user sees it. */
class DoctorIT {
    @TempDir
    Path folder;

    private Path job;
    private Launcher launcher;

    @BeforeEach
    void writeAJob() throws IOException {
        job = new TinyJobs(folder).tagging();
        launcher = new Launcher(folder);
    }

    @Test
    void everyExecutorIsExaminedAndNothingStaysBehind() throws Exception {
        Launcher.Running running = doctor("--", "--master", "local-cluster[2,1,1024]", "--driver-memory", "1g")
                .succeed();
        List<String> lines = Files.readAllLines(running.out());
        assertThat(lines.get(0)).matches("network +[\\d,]+ weights: \\d+ symbols, \\d+ letters, 3 classes, guessed.*");
        assertThat(lines.get(1)).startsWith("worker").contains("beside it", "in batches of 4 x 4");
        assertThat(row(lines, "driver")).contains("  17.", " avx2 ");
        assertThat(row(lines, "executor 0")).contains(" 1 x 1 ", " 17.", " of 1.0 GB ", " 2.5.2 ");
        assertThat(row(lines, "executor 1")).contains(" 1 x 1 ");
        assertThat(lines).last().isEqualTo("the job will run");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void tooLittleMemoryIsNamedWithWhatToPaste() throws Exception {
        Launcher.Running running = doctor(
                "--set",
                "network.units=1000",
                "--",
                "--master",
                "local[2]",
                "--driver-memory",
                "600m",
                "--conf",
                "spark.driver.extraJavaOptions=-Dwhatever=1 -Dorg.bytedeco.javacpp.maxbytes=8m");
        assertThat(running.code()).as(Files.readString(running.err())).isEqualTo(5);
        String out = Files.readString(running.out());
        assertThat(out)
                .contains("2 problems:")
                .contains("- the driver: a heap of 600 MB, and this job needs about ")
                .containsPattern("\n    --driver-memory \\d+[mg]\n")
                .contains("- the driver: JavaCPP gives networks 8 MB outside the heap (maxbytes)")
                .containsPattern(
                        "\n    --conf \"spark.driver.extraJavaOptions=-Dwhatever=1"
                                + " -Dorg.bytedeco.javacpp.maxbytes=\\d+[mg] -Dorg.bytedeco.javacpp.maxphysicalbytes=\\d+[mg]\"\n")
                .doesNotContain("the job will run");
        assertThat(Files.readString(running.err()).lines())
                .last()
                .isEqualTo("the job would not run here: there are 2 problems, see above");
    }

    @Test
    void whatIsWrongWithTheJobComesBeforeSparkStarts() throws Exception {
        CommandLines.Result result =
                CommandLines.execute("doctor", job, "--set", "corpus.train=" + folder.resolve("trane.conllu"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("corpus.train").contains("did you mean train.conllu");
    }

    @Test
    void windowsThatAreThereNeedNoGuess() throws Exception {
        CommandLines.succeed("prepare", job);
        CommandLines.succeed("doctor", job);
        assertThat(folder.resolve("out/tagging/prepared")).exists();
    }

    private Launcher.Running doctor(Object... arguments) throws IOException {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "doctor";
        all[1] = job;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return launcher.start(all);
    }

    private static String row(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines));
    }
}
