package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A job on made text of some fifty short rounds, and processes that train it as {@code scripts/windrow} does. */
final class FaultyJob {
    private static final Path LAUNCHER = Path.of("scripts", "windrow").toAbsolutePath();
    private static final int CHARACTERS = 60_000;
    private static final String WEIGHTS = "model/weights.safetensors";

    /** There are many processes, and what they do is soon done. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final String UNDISTURBED = "undisturbed";

    private final Path folder;
    private final Path file;
    private final Path text;

    private FaultyJob(Path folder, Path file, Path text) {
        this.folder = folder;
        this.file = file;
        this.text = text;
    }

    /** Writes the text and the job file, and prepares it once for all runs. */
    static FaultyJob prepare(Path folder) throws IOException, InterruptedException {
        Path whole = folder.toAbsolutePath();
        delete(whole);
        Files.createDirectories(whole);
        Path text = MadeText.file(whole, CHARACTERS);
        Path file = Files.writeString(whole.resolve("job.yaml"), """
                task: language-model
                corpus: {format: text, train: "%s", split: {method: tail, valid: 0.05, test: 0.05}}
                text: {tokenizer: characters, window: 32}
                network: {embedding: {units: 32}, units: 64}
                training:
                  workers: 2
                  batch-size: 8
                  steps-per-round: 4
                  stateful: true
                  epochs: 2
                  checkpoint: {every-rounds: 1, keep: 3}
                output: prepared
                """.formatted(text));
        FaultyJob job = new FaultyJob(whole, file, text);
        try (Training prepare = job.start("prepare", UNDISTURBED, "local[2]")) {
            job.require(prepare);
        }
        return job;
    }

    /** The output of a run. */
    Path output(String name) {
        return folder.resolve(name);
    }

    /** Trains to the end; how many rounds that took. */
    int trainUndisturbed(String name, String master) throws IOException, InterruptedException {
        try (Training training = train(name, master)) {
            require(training);
            return training.rounds();
        }
    }

    private void require(Training training) throws InterruptedException {
        if (!training.succeeds()) {
            throw new IllegalStateException("an undisturbed run failed; what it said is in " + training.log);
        }
    }

    /** The text that it trains on. */
    Path text() {
        return text;
    }

    /** Begins to train in an output of its own. */
    Training train(String name, String master) throws IOException {
        readyOutput(name);
        return start("train", name, master);
    }

    /** Puts what is prepared into an output of its own. */
    void readyOutput(String name) throws IOException {
        Path output = output(name);
        if (!name.equals(UNDISTURBED)) {
            delete(output);
            copy(output(UNDISTURBED).resolve("prepared"), output.resolve("prepared"));
        }
    }

    /** Trains in an output that is there. */
    Training train(String name, String master, List<String> options) throws IOException {
        return start("train", name, master, options.toArray(String[]::new));
    }

    /** Trains on where a run was killed. */
    Training resume(String name, String master) throws IOException {
        return start("train", name, master);
    }

    private Training start(String verb, String name, String master, String... options) throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> line = new ArrayList<>(List.of(LAUNCHER.toString(), verb, file.toString()));
        line.addAll(List.of(options));
        line.addAll(List.of("--output", output(name).toString(), "--", "--master", master, "--driver-memory", "1g"));
        Map<String, String> settings = Map.of(
                "spark.speculation", "true",
                "spark.speculation.interval", "100ms",
                "spark.speculation.multiplier", "2",
                "spark.ui.enabled", "false",
                "spark.driver.extraJavaOptions", QUICK_START,
                "spark.executor.extraJavaOptions", QUICK_START + " -Dorg.bytedeco.javacpp.maxphysicalbytes=6g");
        settings.forEach((key, value) -> line.addAll(List.of("--conf", key + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(List.of("SPARK_HOME", "WINDROW_CONF"));
        return new Training(builder.start(), output(name), log);
    }

    /** Whether a run's model is, byte for byte, the undisturbed one's. */
    boolean isIdentical(String name) throws IOException {
        Path model = output(name).resolve(WEIGHTS);
        return Files.exists(model) && Files.mismatch(model, output(UNDISTURBED).resolve(WEIGHTS)) < 0;
    }

    /** Removes what a run wrote if its model is the undisturbed one's; others are kept to be looked at. */
    void forget(String name) throws IOException {
        if (isIdentical(name)) {
            delete(output(name));
            Files.deleteIfExists(folder.resolve(name + ".log"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> below = Files.walk(path)) {
                for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** A process that trains; killed when it is closed. */
    static final class Training implements AutoCloseable {
        private static final long PATIENCE_SECONDS = 1200;

        private final Process process;
        private final Path output;
        private final Path log;

        private Training(Process process, Path output, Path log) {
            this.process = process;
            this.output = output;
            this.log = log;
        }

        /** Rounds that it has written down. */
        int rounds() throws IOException {
            Path metrics = output.resolve("metrics.jsonl");
            if (!Files.exists(metrics)) {
                return 0;
            }
            try (Stream<String> lines = Files.lines(metrics)) {
                return (int) lines.filter(line -> line.contains("\"steps\":")).count();
            }
        }

        /** Waits for the end of a round, and then for up to a fifth of a second, or for its own end. */
        void awaitMoment(int round, SplittableRandom random) throws IOException, InterruptedException {
            while (process.isAlive() && rounds() < round) {
                Thread.sleep(20);
            }
            sleep(random.nextDouble(0.2));
        }

        /** Lets it train on for some time, or to its end. */
        private void sleep(double seconds) throws InterruptedException {
            process.waitFor((long) (seconds * 1e6), TimeUnit.MICROSECONDS);
        }

        /** Waits until a checkpoint is being written. */
        void awaitUnfinishedCheckpoint() throws IOException {
            while (process.isAlive() && !hasUnfinishedCheckpoint()) {
                Thread.onSpinWait();
            }
        }

        /** Whether a checkpoint is there without its manifest. */
        boolean hasUnfinishedCheckpoint() throws IOException {
            try (DirectoryStream<Path> checkpoints = Files.newDirectoryStream(output.resolve("checkpoints"))) {
                for (Path checkpoint : checkpoints) {
                    if (!Files.exists(checkpoint.resolve("manifest.sha256"))) {
                        return true;
                    }
                }
            } catch (NoSuchFileException e) {
                return false;
            }
            return false;
        }

        /** Whether it said that it went on from a checkpoint. */
        boolean hasResumed() throws IOException {
            return Files.readString(log).contains("training goes on from checkpoint round-");
        }

        /** SIGKILL, no more and no less. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** The exit code, when it comes. */
        int code() throws InterruptedException {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        }

        /** Whether it has not come to its end. */
        boolean isAlive() {
            return process.isAlive();
        }

        /** SIGKILL to one of its executors, if the run is not over. */
        boolean killAnExecutor(SplittableRandom random) {
            Optional<ProcessHandle> executor = anExecutor(random);
            return executor.isPresent() && executor.get().destroyForcibly();
        }

        /** Makes one of its executors a straggler: it stands still for some seconds. */
        void holdUpAnExecutor(SplittableRandom random, int seconds) throws IOException, InterruptedException {
            Optional<ProcessHandle> executor = anExecutor(random);
            if (executor.isPresent()) {
                String pid = Long.toString(executor.get().pid());
                new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
                sleep(seconds);
                new ProcessBuilder("kill", "-CONT", pid).start().waitFor();
            }
        }

        private Optional<ProcessHandle> anExecutor(SplittableRandom random) {
            List<ProcessHandle> executors = process.descendants().toList();
            return executors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(executors.get(random.nextInt(executors.size())));
        }

        /** Waits for its end, which must be a good one. */
        boolean succeeds() throws InterruptedException {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
