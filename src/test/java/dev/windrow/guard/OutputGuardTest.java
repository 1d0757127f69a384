package dev.windrow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputGuardTest {
    private static final String WHERE = "output = x";

    @TempDir
    Path given;

    private final Configuration hadoop = new Configuration();
    private FileSystem files;
    private Path folder;
    private OutputGuard guard;

    @BeforeEach
    void open() throws IOException {
        folder = given.toRealPath();
        files = FileSystem.getLocal(hadoop).getRawFileSystem();
        write("data/train.txt", "text");
        write("run/status.json", "{\"state\": \"SUCCEEDED\", \"verb\": \"run\"}");
        write("run/model/manifest.json", "{\"version\": 4, \"sha256\": {}}");
        guard = reading("corpus.train", folder + "/data/*.txt");
    }

    private OutputGuard reading(String key, String path) {
        return new OutputGuard(hadoop, Map.of(key, List.of(path)));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(
                name.startsWith("/") || name.startsWith("file:") ? name : folder + "/" + name);
    }

    private void refusesRun(OutputGuard by, String name, String... parts) {
        assertThatThrownBy(() -> by.requireRun(files, path(name), WHERE))
                .as(name)
                .isInstanceOf(JobFileException.class)
                .hasMessageStartingWith(WHERE + ": ")
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void aRunIsReplacedAndNothingElse() throws IOException {
        guard.requireRun(files, path("run"), WHERE);
        guard.requireRun(files, path("new"), WHERE);
        write("mine/notes.txt", "");
        guard.requireRun(files, path("mine"), WHERE);
        for (String name : List.of("job.yaml", "model/thesis.tex", "metrics.jsonl", "_SUCCESS", "generated.txt")) {
            write("of-" + name.length() + "/" + name, "mine");
            refusesRun(
                    guard, "of-" + name.length(), "is there and is not of a run of Windrow", "take another --output");
        }
        write("status/status.json", "{\"mine\": 1}");
        refusesRun(guard, "status", "status/status.json is there and is not of a run");
        refusesRun(guard, "data/train.txt", "is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/..", "//", "file:///"})
    void theRootBelongsToNobody(String root) {
        refusesRun(guard, root, "/ is the root of a file system");
    }

    @Test
    void aHomeAndWhatHoldsItBelongToNobody() throws IOException {
        String home = Path.of(System.getProperty("user.home")).toRealPath().toString();
        refusesRun(guard, home, home + " is a home folder");
        Files.createSymbolicLink(folder.resolve("link"), Path.of(home));
        refusesRun(guard, "link", home + " is a home folder");
        String above = Path.of(home).getParent().toString();
        refusesRun(guard, above, above.equals("/") ? "is the root" : "is a home folder, or holds one");
    }

    @Test
    void whatIsReadIsNeverReplaced() throws IOException {
        write("run/prepared/text.txt", "");
        refusesRun(
                reading("corpus.train", folder + "/run/prepared/*.txt"),
                "run",
                "run/prepared would be replaced, and holds what corpus.train = ");
        Files.createSymbolicLink(folder.resolve("other"), folder.resolve("run"));
        refusesRun(reading("--from", folder + "/run/model"), "other", "run/model would be replaced", "--from = ");
        refusesRun(reading("corpus.test", folder + "/data"), "data/../data/runs", "lies in what corpus.test = ");
        refusesRun(reading("corpus.test", folder + "/data/"), "data", "is what corpus.test = ");
    }

    @ParameterizedTest
    @CsvSource({
        "run, holds the run",
        "., holds the run",
        "run/., holds the run",
        "run/model, is part of the run",
        "run/model/new, is part of the run",
        "run/prepared, is part of the run",
        "run/x/../checkpoints/y, is part of the run",
        "run/status.json, is part of the run",
        "data, would be replaced, and holds what",
        "data/train.txt, is what"
    })
    void predictionsGoNowhereNearTheRunOrTheInput(String name, String reason) {
        assertThatThrownBy(() -> guard.requireResults(files, path(name), List.of(path("run")), WHERE))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void predictionsHaveTheirOwnPlaces() throws IOException {
        for (String name : List.of("run/predictions", "run/next.csv", "elsewhere", "data2", "data/out")) {
            guard.requireResults(files, path(name), List.of(path("run")), WHERE);
        }
    }

    private MarkedFolder predictions(String name) {
        return new MarkedFolder(files, path(name), MarkedFolder.Kind.PREDICTIONS);
    }

    private void refusesReplacing(String name, String... parts) {
        assertThatThrownBy(() -> predictions(name).requireReplaceable(WHERE, false))
                .isInstanceOf(JobFileException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).startsWith(WHERE + ": ").contains(parts));
    }

    @Test
    void onlyMarkedFoldersAreEmptied() throws IOException {
        predictions("new").requireReplaceable(WHERE, false);
        write("thesis/thesis.tex", "mine");
        refusesReplacing("thesis", "does not hold predictions of Windrow", "take another folder");
        write("table/part-00000", "somebody's");
        refusesReplacing("table", "has no mark _windrow");
        predictions("table").requireReplaceable(WHERE, true);
        refusesReplacing("thesis/thesis.tex", "is a file, which is not replaced");
        write("fake/_windrow", "{\"holds\": \"pictures\"}");
        refusesReplacing("fake", "does not hold predictions");
        write("broken/_windrow", "not json");
        refusesReplacing("broken", "does not hold predictions");

        MarkedFolder own = predictions("new");
        own.begin();
        write("new/part-00000", "old");
        write("new/_temporary/0/x", "half");
        own.requireReplaceable(WHERE, false);
        own.begin();
        assertThat(folder.resolve("new/part-00000")).doesNotExist();
        assertThat(folder.resolve("new/_temporary")).doesNotExist();
        write("new/notes.txt", "mine");
        refusesReplacing("new", "new/notes.txt was not written with the predictions");
        own.empty();
        assertThat(folder.resolve("new/notes.txt")).exists();
    }

    @Test
    void picturesLieBesideOtherFiles() throws IOException {
        MarkedFolder pictures = new MarkedFolder(files, path("seen"), MarkedFolder.Kind.PICTURES);
        write("seen/mine.txt", "mine");
        pictures.requireReplaceable(WHERE, false);
        write("seen/gates-mine.svg", "mine");
        assertThatThrownBy(() -> pictures.requireReplaceable(WHERE, false)).hasMessageContaining("pictures of Windrow");
        Files.delete(folder.resolve("seen/gates-mine.svg"));
        pictures.begin();
        write("seen/gates-a.svg", "ours");
        pictures.requireReplaceable(WHERE, false);
        pictures.begin();
        assertThat(folder.resolve("seen/gates-a.svg")).doesNotExist();
        assertThat(folder.resolve("seen/mine.txt")).exists();
    }
}
