package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Command lines in processes of their own, as {@code scripts/windrow} starts them. */
final class Launcher {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final Path folder;

    /** @param folder where the processes run and what they print is kept */
    Launcher(Path folder) {
        this.folder = folder;
    }

    /** A process under way. */
    record Running(Process process, Path out, Path err) {
        /** Sends a signal to the process. */
        void signal(String name) throws IOException, InterruptedException {
            signal(name, process.toHandle());
        }

        private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        /** Waits until a file has so many lines. */
        void awaitLines(Path file, int count) throws IOException, InterruptedException {
            await(() -> {
                try (Stream<String> lines = Files.lines(file)) {
                    return lines.count() >= count;
                } catch (NoSuchFileException e) {
                    return false;
                }
            });
        }

        /** Waits for a checkpoint that has no manifest yet. */
        void awaitUnfinishedCheckpoint(Path checkpoints) throws IOException, InterruptedException {
            await(() -> {
                try (DirectoryStream<Path> children = Files.newDirectoryStream(checkpoints)) {
                    for (Path child : children) {
                        if (!Files.exists(child.resolve("manifest.sha256"))) {
                            return true;
                        }
                    }
                }
                return false;
            });
        }

        /** What is waited for. */
        private interface Condition {
            boolean holds() throws IOException;
        }

        private void await(Condition condition) throws IOException, InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (!condition.holds()) {
                assertThat(process.isAlive() && System.nanoTime() < until)
                        .as(Files.readString(err))
                        .isTrue();
                Thread.sleep(1);
            }
        }

        /** The exit code, when it comes. */
        int code() throws InterruptedException {
            assertThat(process.waitFor(180, TimeUnit.SECONDS))
                    .as("ends in time")
                    .isTrue();
            return process.exitValue();
        }

        /** Waits for the end, which has to be a good one. */
        Running succeed() throws IOException, InterruptedException {
            assertThat(code()).as(Files.readString(err)).isZero();
            return this;
        }
    }

    Running start(Object... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** As above, with what a file holds on standard input. */
    Running start(Path input, Object... arguments) throws IOException {
        return start(ProcessBuilder.Redirect.from(input.toFile()), Map.of(), arguments);
    }

    /** As above, with more in the environment. */
    Running start(Map<String, String> environment, Object... arguments) throws IOException {
        return start(ProcessBuilder.Redirect.PIPE, environment, arguments);
    }

    private Running start(ProcessBuilder.Redirect input, Map<String, String> environment, Object... arguments)
            throws IOException {
        // A build in the background of a script ignores SIGINT, and would hand that down.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", HOME + "/scripts/windrow"));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("WINDROW_CONF", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }
}
