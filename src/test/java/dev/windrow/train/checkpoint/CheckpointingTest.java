package dev.windrow.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.FullDisk;
import dev.windrow.config.CheckpointSection;
import dev.windrow.train.Progress;
import dev.windrow.train.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointingTest {
    private static final RunState ANY = madeUp();

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private FileSystem files;
    private org.apache.hadoop.fs.Path kept;

    private static RunState madeUp() {
        try {
            return new MadeUp(4).record(RunState.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        kept = new org.apache.hadoop.fs.Path("full://" + folder + "/run/checkpoints");
        files = kept.getFileSystem(new Configuration());
        Files.createDirectories(folder.resolve("run"));
    }

    @AfterEach
    void makeRoom() {
        FullDisk.empty();
    }

    private Checkpointing checkpointing(int everyRounds, double everyMinutes) {
        return new Checkpointing(
                new Checkpoints(files, kept, 1000),
                new CheckpointSection(everyRounds, everyMinutes, 1000),
                state -> new Checkpoint(Map.of(), "", 0, state),
                nanos::get);
    }

    private static RunState state(int epoch, int round, long rounds) {
        Progress progress = MadeUp.with(ANY.progress(), "epoch", epoch);
        progress = MadeUp.with(progress, "round", round);
        progress = MadeUp.with(progress, "rounds", rounds);
        return MadeUp.with(ANY, "progress", progress);
    }

    private List<String> names() throws IOException {
        Path checkpoints = folder.resolve("run/checkpoints");
        if (!Files.exists(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(checkpoints)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void byRoundsOfWhichNotEachIsGiven() throws IOException {
        Checkpointing checkpointing = checkpointing(3, 0);
        for (long rounds : new long[] {2, 4, 6, 8, 10}) {
            checkpointing.after(state(0, (int) rounds, rounds));
        }
        assertThat(names()).containsExactly("round-00000004", "round-00000008");
    }

    /** Three epochs of four rounds, ten seconds each. */
    private List<String> after(Checkpointing checkpointing) throws IOException {
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int round = 1; round <= 4; round++) {
                nanos.addAndGet(10_000_000_000L);
                checkpointing.after(state(epoch, round, epoch * 4 + round));
            }
            checkpointing.after(state(epoch + 1, 0, epoch * 4 + 4));
        }
        return names();
    }

    @Test
    void anEpochsEndIsWorthOne() throws IOException {
        assertThat(after(checkpointing(0, 0)))
                .containsExactly("round-00000004-epoch-1", "round-00000008-epoch-2", "round-00000012-epoch-3");
    }

    @Test
    void byRounds() throws IOException {
        assertThat(after(checkpointing(3, 0)))
                .containsExactly(
                        "round-00000003",
                        "round-00000004-epoch-1",
                        "round-00000007",
                        "round-00000008-epoch-2",
                        "round-00000011",
                        "round-00000012-epoch-3");
    }

    @Test
    void byTime() throws IOException {
        assertThat(after(checkpointing(0, 0.5)))
                .containsExactly(
                        "round-00000003",
                        "round-00000004-epoch-1",
                        "round-00000007",
                        "round-00000008-epoch-2",
                        "round-00000011",
                        "round-00000012-epoch-3");
    }

    /** Writing takes twelve seconds here, an epoch a hundred. */
    @Test
    void anEpochsEndIsPassedOverWhereItWouldCostMoreThanATenth() throws IOException {
        Checkpointing slow = new Checkpointing(
                new Checkpoints(files, kept, 1000),
                new CheckpointSection(0, 0, 1000),
                state -> new Checkpoint(Map.of(), "", 0, state),
                new SlowClock());
        assertThat(after(slow)).containsExactly("round-00000004-epoch-1", "round-00000012-epoch-3");
    }

    /** Each look at the time takes twelve seconds. */
    private final class SlowClock implements LongSupplier {
        @Override
        public long getAsLong() {
            return nanos.addAndGet(12_000_000_000L);
        }
    }

    @Test
    void aDiskThatIsFullDoesNotEndTheRun() throws IOException {
        Checkpointing checkpointing = checkpointing(1, 0);
        checkpointing.after(state(0, 1, 1));
        List<String> full = new ArrayList<>(List.of("round-00000002", "round-00000003"));
        FullDisk.fill(path -> full.stream().anyMatch(path::contains));
        checkpointing.after(state(0, 2, 2));
        checkpointing.after(state(0, 3, 3));
        assertThat(names()).containsExactly("round-00000001");
        assertThat(checkpointing.stop()).isEmpty();
        checkpointing.after(state(0, 4, 4));
        assertThat(names()).as("stopped").containsExactly("round-00000001");
    }

    @Test
    void stoppingKeepsTheLastRound() throws IOException {
        Checkpointing checkpointing = checkpointing(0, 0);
        assertThat(checkpointing.stop()).isEmpty();
        Checkpointing later = checkpointing(2, 0);
        for (int round = 1; round <= 3; round++) {
            later.after(state(0, round, round));
        }
        assertThat(later.stop()).contains("round-00000003");
        assertThat(later.stop()).contains("round-00000003");
        assertThat(names()).containsExactly("round-00000002", "round-00000003");
    }

    @Test
    void anOutputThatIsGoneEndsTheRun() throws IOException {
        Checkpointing checkpointing = checkpointing(1, 0);
        Files.delete(folder.resolve("run"));
        assertThatThrownBy(() -> checkpointing.after(state(0, 1, 1)))
                .hasMessageContaining("/run is gone: it was removed while the run was writing there");
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
