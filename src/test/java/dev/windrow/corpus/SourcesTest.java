package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    private final Configuration hadoop = new Configuration();
    private Path train;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        train = Files.writeString(folder.resolve("data/a.txt"), "one\ntwo\n");
        Files.writeString(folder.resolve("data/b.txt"), "three\n");
    }

    private Sources sources(String corpus) throws IOException {
        JobFile job = JobFileReader.read(
                "job.yaml", "task: language-model\ncorpus: " + corpus + "\n", List.of(), any -> List.of());
        FileSystem files = FileSystem.getLocal(hadoop);
        org.apache.hadoop.fs.Path kept = new org.apache.hadoop.fs.Path(folder.toString());
        Sources.of(hadoop, job).write(files, kept);
        return Sources.read(files, kept).orElseThrow();
    }

    private Sources text() throws IOException {
        return sources("{format: text, train: " + folder + "/data}");
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void whatIsTheSameOrOnlyTouchedIsNoDifference() throws IOException {
        Sources sources = text();
        assertThat(sources.differences(hadoop)).isEmpty();
        touch(train);
        assertThat(sources.differences(hadoop)).isEmpty();
    }

    @Test
    void eachChangeIsNamed() throws IOException {
        Sources sources = text();
        Files.writeString(train, "one\ntwo\nthree\n");
        assertThat(sources.differences(hadoop)).containsExactly(train + " had 8 bytes and has 14");
        FileTime before = Files.getLastModifiedTime(train);
        Files.writeString(train, "ONE\ntwo\n");
        Files.setLastModifiedTime(train, before);
        assertThat(sources.differences(hadoop))
                .containsExactly(train + " has other content than before, in as many bytes");
        Files.delete(train);
        Files.writeString(folder.resolve("data/c.txt"), "");
        assertThat(sources.differences(hadoop))
                .containsExactly(train + " is no longer there", folder + "/data/c.txt is new");
        Files.writeString(folder.resolve("data/_hidden"), "no data");
        assertThat(sources.differences(hadoop)).hasSize(2);
    }

    @Test
    void manyChangesAreCounted() throws IOException {
        Sources sources = text();
        for (int file = 0; file < 9; file++) {
            Files.writeString(folder.resolve("data/new" + file), "x");
        }
        assertThat(sources.differences(hadoop)).hasSize(6).last().isEqualTo("4 more files differ");
    }

    /** The ends of a large file are read; what is between is known by its time. */
    @Test
    void aLargeFileIsKnownByItsEndsAndItsTime() throws IOException {
        byte[] large = new byte[17 << 20];
        Arrays.fill(large, (byte) 'a');
        Files.write(train, large);
        touch(train);
        Sources sources = text();
        assertThat(sources.differences(hadoop)).isEmpty();
        large[large.length - 3] = 'b';
        Files.write(train, large);
        touch(train);
        assertThat(sources.differences(hadoop))
                .containsExactly(train + " has other content than before, in as many bytes");
        large[large.length - 3] = 'a';
        large[large.length / 2] = 'b';
        Files.write(train, large);
        assertThat(sources.differences(hadoop))
                .singleElement()
                .asString()
                .startsWith(train + " was modified at 2020-01-01T00:00:00Z and now is at ")
                .endsWith("too large to be compared as a whole");
    }

    @Test
    void withoutAnyThereIsNothingToCompare() throws IOException {
        Sources sources = text();
        Files.delete(train);
        Files.delete(folder.resolve("data/b.txt"));
        assertThat(sources.differences(hadoop)).isEmpty();
        assertThat(Sources.none().differences(hadoop)).isEmpty();
    }

    @Test
    void answersBesideTheFilesCountToo() throws IOException {
        Files.writeString(folder.resolve("t.de"), "eins\n");
        Path answers = Files.writeString(folder.resolve("t.en"), "one\n");
        Sources sources = sources("{format: parallel, train: " + folder + "/t.de, columns: {source: de, target: en}}");
        Files.writeString(answers, "uno\n");
        assertThat(sources.differences(hadoop))
                .containsExactly(answers + " has other content than before, in as many bytes");
    }
}
