package dev.windrow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try")
class OutputLockTest {
    @TempDir
    Path folder;

    private FileSystem files;
    private Path out;

    @BeforeEach
    void open() throws IOException {
        LocalFileSystem local = FileSystem.getLocal(new Configuration());
        files = local.getRawFileSystem();
        out = folder.resolve("runs/out");
    }

    private final AtomicBoolean lost = new AtomicBoolean();

    private OutputLock acquire() {
        return OutputLock.acquire(
                files, new org.apache.hadoop.fs.Path(out.toString()), "run", "output = out", () -> lost.set(true));
    }

    private void claim(ProcessMark process, Instant renewed) throws IOException {
        Files.createDirectories(out);
        Path file = Files.write(
                out.resolve(OutputLock.PREFIX + "other"), Claim.content(process, "train", "2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, FileTime.from(renewed));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> names = Files.list(out)) {
            return names.map(name -> name.getFileName().toString()).toList();
        }
    }

    @Test
    void theSecondIsRefusedAndToldWhoTheFirstIs() throws IOException {
        try (OutputLock first = acquire()) {
            assertThat(names()).singleElement().asString().startsWith(OutputLock.PREFIX);
            assertThatThrownBy(this::acquire)
                    .isInstanceOf(JobFileException.class)
                    .hasMessageContaining("output = out: ")
                    .hasMessageContaining("is being written by process "
                            + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("which began 'run' at 20");
            assertThat(names()).hasSize(1);
        }
        assertThat(folder.resolve("runs"))
                .as("what was made for the lock alone")
                .doesNotExist();
        acquire().close();
    }

    @Test
    void ofManyAtOnceOneAtMostHoldsIt() throws Exception {
        int many = 6;
        AtomicInteger holding = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger winners = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(many);
        CountDownLatch tried = new CountDownLatch(many);
        Callable<Object> contender = () -> {
            together.await();
            try (OutputLock lock = acquire()) {
                most.accumulateAndGet(holding.incrementAndGet(), Math::max);
                winners.incrementAndGet();
                tried.countDown();
                tried.await();
                holding.decrementAndGet();
            } catch (JobFileException e) {
                tried.countDown();
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            for (Future<Object> each : threads.invokeAll(
                    IntStream.range(0, many).mapToObj(i -> contender).toList())) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(winners.get()).isEqualTo(1);
    }

    @Test
    void aDeadProcessOfThisMachineIsKnownAtOnce() throws IOException {
        ProcessMark dead = new ProcessMark(ProcessMark.own().host(), 1L << 40, "2026-01-01T00:00:00Z");
        claim(dead, Instant.now());
        try (OutputLock lock = acquire()) {
            assertThat(names()).hasSize(1);
            assertThat(OutputLock.hasBuried(files.makeQualified(new org.apache.hadoop.fs.Path(out.toString())), dead))
                    .isTrue();
        }
    }

    /** However old its claim looks: a disk that was full may have kept it from being renewed. */
    @Test
    void aProcessThatLivesHereKeepsItsClaim() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        try {
            claim(
                    new ProcessMark(
                            ProcessMark.own().host(),
                            sleeper.pid(),
                            sleeper.info().startInstant().orElseThrow().toString()),
                    Instant.now().minusSeconds(100_000));
            assertThatThrownBy(this::acquire).hasMessageContaining("stop it first (kill " + sleeper.pid() + ")");
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void aProcessElsewhereHasItUntilItsLeaseEnds() throws IOException {
        ProcessMark elsewhere = new ProcessMark("elsewhere", 7, "2026-01-01T00:00:00Z");
        claim(elsewhere, Instant.now().minus(OutputLock.LEASE).plusSeconds(30));
        assertThatThrownBy(this::acquire)
                .hasMessageContaining("process 7 on elsewhere")
                .hasMessageContaining("180 s");
        claim(elsewhere, Instant.now().minus(OutputLock.LEASE).minusSeconds(30));
        acquire().close();
    }

    /** As when a laptop was closed for longer than a lease. */
    @Test
    void whoStoodStillGivesWay() throws IOException {
        org.apache.hadoop.fs.Path path = files.makeQualified(new org.apache.hadoop.fs.Path(out.toString()));
        try (OutputLock lock = acquire()) {
            Path own = out.resolve(names().get(0));
            FileTime old = FileTime.from(Instant.now().minusSeconds(100));
            Files.setLastModifiedTime(own, old);
            lock.renew();
            assertThat(Files.getLastModifiedTime(own)).isGreaterThan(old);
            Files.delete(own);
            lock.renew();
            assertThat(own).as("a claim that somebody removed by hand").exists();
            OutputLock.requireHeld(path);

            Files.delete(own);
            claim(new ProcessMark("elsewhere", 7, "2026-01-01T00:00:00Z"), Instant.now());
            assertThat(lost).isFalse();
            lock.renew();
            assertThat(lost).isTrue();
            assertThatThrownBy(() -> OutputLock.requireHeld(path))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was taken over by process 7 on elsewhere");
        }
        OutputLock.requireHeld(path);
        assertThat(names()).containsExactly(OutputLock.PREFIX + "other");
    }

    @Test
    void aClaimThatIsBeingWrittenCounts() throws IOException {
        claim(new ProcessMark("elsewhere", 7, ""), Instant.now());
        Files.writeString(out.resolve(OutputLock.PREFIX + "other"), "");
        assertThatThrownBy(this::acquire).hasMessageContaining("a process that has just begun");
    }

    @Test
    void whereNothingCanBeWrittenTheReasonIsTold() throws IOException {
        out = Files.writeString(folder.resolve("file"), "").resolve("below");
        assertThatThrownBy(this::acquire)
                .isInstanceOf(JobFileException.class)
                .hasMessageStartingWith("output = out: must be a folder that can be written: ");
    }
}
