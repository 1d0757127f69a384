package dev.windrow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationTest {
    @TempDir
    Path given;

    private Path folder;

    @BeforeEach
    void follow() throws IOException {
        folder = given.toRealPath();
    }

    private static Location of(String path) throws IOException {
        return Location.of(new org.apache.hadoop.fs.Path(path), new Configuration());
    }

    @Test
    void allNamesOfAPlaceAreOneLocation() throws IOException {
        Files.createDirectories(folder.resolve("data/part"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
        Location part = of(folder + "/data/part");
        for (String other : new String[] {
            "file:" + folder + "/data/part",
            "file://" + folder + "/data/part/",
            folder + "/data/../data//part/",
            folder + "/link/part",
            "/../.." + folder + "/data/part"
        }) {
            assertThat(of(other)).as(other).isEqualTo(part);
        }
        assertThat(of(folder + "/link/new/file")).isEqualTo(of(folder + "/data/new/file"));
        assertThat(of("x")).isEqualTo(of(Path.of("x").toAbsolutePath().toString()));
    }

    @Test
    void namesThatOnlyBeginAlikeAreApart() throws IOException {
        Location run = of(folder + "/run");
        assertThat(run.contains(of(folder + "/run/model"))).isTrue();
        assertThat(run.contains(of(folder + "/run2"))).isFalse();
        assertThat(run.overlaps(of(folder.toString()))).isTrue();
        assertThat(of("/").contains(run)).isTrue();
        assertThat(of("/").isRoot()).isTrue();
        assertThat(of(folder + "/run/model/x").below(run)).isEqualTo("model/x");
    }

    @Test
    void aLinkToNowhereAndACircleLeadNowhereElse() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
        assertThat(of(folder + "/a").path()).isEqualTo(folder + "/a");
    }
}
