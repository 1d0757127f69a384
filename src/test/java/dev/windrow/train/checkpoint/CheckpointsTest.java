package dev.windrow.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import dev.windrow.FullDisk;
import dev.windrow.network.LearnerState;
import dev.windrow.network.Safetensors;
import dev.windrow.network.Tensor;
import dev.windrow.train.Progress;
import dev.windrow.train.RunState;
import dev.windrow.train.TrainedNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    private FileSystem files;
    private Path kept;

    @BeforeEach
    void open() throws IOException {
        files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
        kept = folder.resolve("checkpoints");
    }

    private Checkpoints checkpoints(int count) {
        return new Checkpoints(files, new org.apache.hadoop.fs.Path(kept.toUri()), count);
    }

    private static Checkpoint madeUp(long seed) {
        try {
            return new MadeUp(seed).record(Checkpoint.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Checkpoint after(int epoch, int round, long rounds) {
        return at(madeUp(rounds), epoch, round, rounds);
    }

    private static Checkpoint at(Checkpoint any, int epoch, int round, long rounds) {
        Progress progress = any.state().progress();
        progress = MadeUp.with(progress, "epoch", epoch);
        progress = MadeUp.with(progress, "round", round);
        progress = MadeUp.with(progress, "rounds", rounds);
        return MadeUp.with(any, "state", MadeUp.with(any.state(), "progress", progress));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(kept)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Made up by reflection, so that no component of any record can be left out unseen. */
    @Test
    void everythingComesBack() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            Checkpoint checkpoint = madeUp(seed);
            checkpoints(1).write(checkpoint);
            Checkpoint read = checkpoints(1).newest().orElseThrow();
            assertThat(MadeUp.shown(read)).isEqualTo(MadeUp.shown(checkpoint));
            assertThat(MadeUp.shown(read)).isNotEqualTo(MadeUp.shown(madeUp(seed + 100)));
        }
    }

    @Test
    void whatIsNotThereComesBackAsNotThere() throws IOException {
        RunState state = MadeUp.with(madeUp(1).state(), "best", null);
        state = MadeUp.with(state, "workers", List.of());
        state = MadeUp.with(state, "network", new LearnerState(new float[] {1, -0f, Float.NaN}, new float[0][], 0));
        checkpoints(1).write(new Checkpoint(Map.of(), "", 0, state));
        RunState read = checkpoints(1).newest().orElseThrow().state();
        assertThat(MadeUp.shown(read)).isEqualTo(MadeUp.shown(state));
        assertThat(read.best()).isNull();
    }

    @Test
    void arraysAreSafetensorsUnderTheNamesOfTheirComponents() throws IOException {
        Checkpoint any = at(madeUp(3), 1, 0, 7);
        float[] shared = any.state().network().parameters();
        TrainedNetwork best = MadeUp.with(any.state().best(), "parameters", shared);
        checkpoints(1).write(MadeUp.with(any, "state", MadeUp.with(any.state(), "best", best)));
        Path file = kept.resolve("round-00000007-epoch-1/state.safetensors");
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(Safetensors.read(in, Files.size(file), "state"))
                    .filteredOn(tensor -> tensor.values() instanceof float[] values && values.length == shared.length)
                    .extracting(Tensor::name)
                    .contains("state.network.parameters")
                    .doesNotContain("state.best.parameters");
        }
        RunState read = checkpoints(1).newest().orElseThrow().state();
        assertThat(read.best().parameters()).isEqualTo(shared);
    }

    @Test
    void theNewestAreKeptAndOthersRemoved() throws IOException {
        Checkpoints checkpoints = checkpoints(2);
        assertThat(checkpoints.newest()).isEmpty();
        checkpoints.write(after(0, 3, 3));
        checkpoints.write(after(0, 6, 6));
        checkpoints.write(after(1, 0, 6));
        assertThat(names()).containsExactly("round-00000006", "round-00000006-epoch-1");
        assertThat(checkpoints(2).newest().orElseThrow().name()).isEqualTo("round-00000006-epoch-1");
        checkpoints.write(after(2, 1, 10));
        assertThat(names()).containsExactly("round-00000006-epoch-1", "round-00000010");
    }

    @Test
    void oneThatWasNotWrittenToItsEndIsNone() throws IOException {
        Checkpoints first = checkpoints(2);
        first.write(after(0, 3, 3));
        first.write(after(0, 6, 6));
        Files.delete(kept.resolve("round-00000006/manifest.sha256"));
        Checkpoints checkpoints = checkpoints(2);
        assertThat(checkpoints.newest().map(Checkpoint::name)).contains("round-00000003");
        checkpoints.write(after(0, 4, 4));
        assertThat(names()).containsExactly("round-00000003", "round-00000004");
    }

    @Test
    void aCorruptOneIsPassedOverAndThenRemoved() throws IOException {
        Checkpoints first = checkpoints(2);
        first.write(after(0, 3, 3));
        first.write(after(0, 6, 6));
        flip(kept.resolve("round-00000006/state.safetensors"), 100);
        Checkpoints checkpoints = checkpoints(2);
        assertThat(checkpoints.newest().map(Checkpoint::name)).contains("round-00000003");
        checkpoints.write(after(0, 9, 9));
        assertThat(names()).containsExactly("round-00000003", "round-00000009");
    }

    @Test
    void whereNoneIsGoodEachIsToldWithBothHashes() throws IOException {
        Checkpoints first = checkpoints(2);
        first.write(after(0, 3, 3));
        first.write(after(0, 6, 6));
        flip(kept.resolve("round-00000003/state.json"), 5);
        Files.delete(kept.resolve("round-00000006/state.safetensors"));
        assertThatThrownBy(() -> checkpoints(2).newest())
                .isInstanceOf(CorruptCheckpointsException.class)
                .hasMessageContaining("none of its 2 checkpoints is whole")
                .hasMessageContaining("round-00000006/state.safetensors: is not there, but manifest.sha256 is")
                .hasMessageMatching("(?s).*round-00000003/state.json: is corrupt: its SHA-256 is [0-9a-f]{64}, but"
                        + " manifest.sha256 says [0-9a-f]{64}.*");
    }

    /** A hundred files cut or changed by a bit, the manifest among them. */
    @Test
    void nothingDamagedIsTakenForGood() throws IOException {
        Random random = new Random(8);
        Checkpoint checkpoint = after(0, 3, 3);
        for (int i = 0; i < 100; i++) {
            checkpoints(1).write(checkpoint);
            String name = List.of("state.safetensors", "state.json", "manifest.sha256")
                    .get(i % 3);
            Path file = kept.resolve("round-00000003").resolve(name);
            int place = random.nextInt((int) Files.size(file));
            if (i % 2 == 0) {
                flip(file, place);
            } else {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), place));
            }
            assertThatThrownBy(() -> checkpoints(1).newest())
                    .as("%s at %d", name, place)
                    .isInstanceOf(CorruptCheckpointsException.class)
                    .hasMessageContaining("is corrupt");
        }
    }

    @Test
    void oneOfAnotherVersionIsNamed() throws IOException {
        checkpoints(1).write(after(0, 3, 3));
        Path tree = kept.resolve("round-00000003/state.json");
        rewrite(tree, Files.readString(tree).replaceFirst("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> checkpoints(1).newest()).hasMessageContaining("format = 2: must be 1");
        rewrite(
                tree,
                Files.readString(tree)
                        .replaceFirst("\"format\" : 2", "\"format\" : 1")
                        .replace("\"seconds\"", "\"minutes\""));
        assertThatThrownBy(() -> checkpoints(1).newest())
                .hasMessageContaining("state.progress.seconds is missing: written by another version of Windrow");
    }

    private static void rewrite(Path file, String text) throws IOException {
        String before = sha256(file);
        Files.writeString(file, text);
        Path manifest = file.resolveSibling("manifest.sha256");
        Files.writeString(manifest, Files.readString(manifest).replace(before, sha256(file)));
    }

    private static String sha256(Path file) throws IOException {
        return Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
    }

    private static void flip(Path file, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= (byte) (1 << place % 8);
        Files.write(file, bytes);
    }

    @Test
    void aDiskThatIsFullIsAnIoException() throws IOException {
        org.apache.hadoop.fs.Path onFullDisk = new org.apache.hadoop.fs.Path("full://" + kept);
        Checkpoints checkpoints = new Checkpoints(onFullDisk.getFileSystem(new Configuration()), onFullDisk, 2);
        FullDisk.fill(path -> path.endsWith("state.safetensors"));
        try {
            assertThatThrownBy(() -> checkpoints.write(after(0, 3, 3)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        } finally {
            FullDisk.empty();
        }
        assertThat(names()).as("what would only fill it more").isEmpty();
        checkpoints.write(after(0, 4, 4));
        assertThat(names()).containsExactly("round-00000004");
    }
}
