package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.serializer.KryoSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same job gives the same bytes, however many cores and processes it runs on, and whatever Spark's defaults are.
 */
class LayoutIT {
    @TempDir
    Path folder;

    private TinyJobs jobs;
    private Launcher launcher;

    @BeforeEach
    void chooseAFolder() {
        jobs = new TinyJobs(folder);
        launcher = new Launcher(folder);
    }

    @Test
    void oneCoreTwoCoresAndTwoExecutorsGiveTheSameModel() throws Exception {
        Path job = jobs.tagging();
        Launcher.Running one = start(job, "local[1]", "one");
        Launcher.Running executors = start(job, "local-cluster[2,1,1024]", "executors");
        succeed(one);
        succeed(executors);
        succeed(start(job, "local[2]", "two", "--conf", "spark.serializer=" + KryoSerializer.class.getName()));
        for (String other : new String[] {"two", "executors"}) {
            for (String file : new String[] {"model/weights.safetensors", "model/vocabulary.tsv", "evaluation.json"}) {
                assertThat(folder.resolve(other).resolve(file))
                        .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
            }
            assertThat(fingerprint(other)).isEqualTo(fingerprint("one"));
        }
    }

    @Test
    void theSeedAloneDecidesTheModel() throws Exception {
        Path job = jobs.lines();
        CommandLines.succeed("run", job, "--output", folder.resolve("first"));
        CommandLines.succeed("run", job, "--output", folder.resolve("again"));
        CommandLines.succeed("run", job, "--output", folder.resolve("other"), "--set", "training.seed=2");
        assertThat(weights("again")).isEqualTo(weights("first"));
        assertThat(weights("other")).isNotEqualTo(weights("first"));
        assertThat(fingerprint("other")).isEqualTo(fingerprint("first"));
    }

    private Launcher.Running start(Path job, String master, String output, String... settings) throws IOException {
        List<Object> words = new ArrayList<>(List.of("run", job, "--output", folder.resolve(output)));
        words.addAll(List.of("--", "--master", master, "--driver-memory", "1g"));
        words.addAll(List.of(settings));
        return launcher.start(words.toArray());
    }

    private static void succeed(Launcher.Running running) throws Exception {
        assertThat(running.code()).as(Files.readString(running.err())).isZero();
    }

    private byte[] weights(String output) throws IOException {
        return Files.readAllBytes(folder.resolve(output).resolve("model/weights.safetensors"));
    }

    private String fingerprint(String output) throws IOException {
        return CommandLines.json(folder.resolve(output).resolve("prepared/manifest.json"))
                .required("fingerprint")
                .asText();
    }
}
