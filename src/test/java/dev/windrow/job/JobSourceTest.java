package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSourceTest {
    private static final String JOB = "task: any\ncorpus: {format: text, train: a.txt}\n";

    @TempDir
    Path folder;

    @Test
    void aPathWithoutASchemeIsLookedForBesideTheUserFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), JOB);
        Configuration cluster = new Configuration();
        cluster.set("fs.defaultFS", "nowhere://namenode/");

        assertThat(read(cluster, file.toString()).task()).isEqualTo("any");
        assertThatThrownBy(() -> read(cluster, file + "2"))
                .hasMessageStartingWith(file + "2: cannot be read: No FileSystem for scheme");
    }

    @Test
    void aPathWithASchemeIsLookedForThere() throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), JOB);
        assertThat(read(new Configuration(), file.toUri().toString()).output()).isEqualTo("runs/job");
    }

    @Test
    void aFolderWithManyFilesIsNotListedWhole() throws IOException {
        for (char letter = 'a'; letter < 'k'; letter++) {
            Files.writeString(folder.resolve(letter + "-long-name"), "");
        }
        assertThatThrownBy(() -> read(new Configuration(), folder + "/sub/job.yaml"))
                .hasMessage(folder + "/sub/job.yaml: there is no file " + folder
                        + "/sub/job.yaml; the nearest folder there is " + folder + ", with a-long-name, b-long-name, "
                        + "c-long-name, d-long-name, e-long-name, f-long-name and 4 more");
    }

    private static JobFile read(Configuration hadoop, String file) {
        return new JobSource(hadoop).read(file, List.of(), job -> List.of());
    }
}
