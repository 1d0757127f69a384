package dev.windrow.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
    private final Configuration hadoop = new Configuration();

    @TempDir
    Path folder;

    @Test
    void bothSidesSeeEachOtherAndNothingStays() throws IOException {
        Path output = folder.resolve("runs/night");
        Probe probe = Probe.open(hadoop, output.toString());
        assertThat(probe.answer(hadoop, "3")).isEmpty();
        assertThat(probe.answered(hadoop, "3")).isEmpty();
        probe.close(hadoop);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void whatWasThereBeforeStays() throws IOException {
        Path output = Files.createDirectories(folder.resolve("runs/night"));
        Probe.open(hadoop, output.toString()).close(hadoop);
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void anotherFileSystemOfTheSameNameIsFoundOut() throws IOException {
        Path output = folder.resolve("runs");
        Probe probe = Probe.open(hadoop, output.toString());
        Path hidden = folder.resolve("elsewhere");
        Files.move(output, hidden);
        assertThat(probe.answer(hadoop, "3")).isEqualTo("does not see what the driver wrote");
        Files.move(hidden, output);
        assertThat(probe.answered(hadoop, "3")).isEqualTo("wrote there, and the driver does not see it");
        probe.close(hadoop);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Probe.open(hadoop, file + "/below")).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
