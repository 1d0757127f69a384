package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.serializer.KryoSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same job gives the same bytes as the launcher starts it, on executors of their own and in one process, and
 * whatever Spark's defaults are. {@link EveryTaskIT} has layouts of every task.
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
    void twoExecutorsGiveTheSameModelAsOneProcess() throws Exception {
        Path job = jobs.tagging();
        Launcher.Running executors = start(job, "local-cluster[2,1,1024]", "executors");
        Launcher.Running one =
                start(job, "local[2]", "one", "--conf", "spark.serializer=" + KryoSerializer.class.getName());
        executors.succeed();
        one.succeed();
        for (String file : new String[] {"model/weights.safetensors", "model/vocabulary.tsv", "evaluation.json"}) {
            assertThat(folder.resolve("executors").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        assertThat(fingerprint("executors")).isEqualTo(fingerprint("one"));
    }

    private Launcher.Running start(Path job, String master, String output, String... settings) throws IOException {
        List<Object> words = new ArrayList<>(List.of("run", job, "--output", folder.resolve(output)));
        words.addAll(List.of("--", "--master", master, "--driver-memory", "1g"));
        words.addAll(List.of(settings));
        return launcher.start(words.toArray());
    }

    private String fingerprint(String output) throws IOException {
        return CommandLines.json(folder.resolve(output).resolve("prepared/manifest.json"))
                .required("fingerprint")
                .asText();
    }
}
