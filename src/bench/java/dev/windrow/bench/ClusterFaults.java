package dev.windrow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Executors of a standalone cluster, as {@code scripts/cluster} starts one, killed while a job trains on them. */
final class ClusterFaults {
    private static final Path SCRIPT = Path.of("scripts", "cluster").toAbsolutePath();

    private final FaultyJob job;
    private final SplittableRandom random;
    private final Figures figures;
    private final Path folder;

    ClusterFaults(FaultyJob job, SplittableRandom random, Figures figures) {
        this.job = job;
        this.random = random;
        this.figures = figures;
        this.folder = job.output("standalone");
    }

    void run(int runs, int lastRound) throws IOException, InterruptedException {
        if (runs == 0) {
            return;
        }
        String master = script("start", "--port", "0", "--dir", folder.toString());
        int identical = 0;
        try {
            for (int run = 0; run < runs; ) {
                String name = "standalone-" + run;
                try (FaultyJob.Training training = job.train(name, master)) {
                    training.awaitMoment(random.nextInt(1, lastRound), random);
                    if (training.isAlive() && killAnExecutor()) {
                        identical += training.succeeds() && job.isIdentical(name) ? 1 : 0;
                        run++;
                    }
                }
                job.forget(name);
            }
        } finally {
            script("stop", "--dir", folder.toString());
        }
        figures.put("clusterKills.identical", identical);
        figures.put("clusterKills.runs", runs);
        Faults.row("executor killed on scripts/cluster", identical, runs);
    }

    /** SIGKILL to a child of one of the cluster's workers. */
    private boolean killAnExecutor() throws IOException {
        List<ProcessHandle> executors = new ArrayList<>();
        try (DirectoryStream<Path> workers = Files.newDirectoryStream(folder, "worker-*.pid")) {
            for (Path worker : workers) {
                long pid = Long.parseLong(Files.readString(worker).strip());
                ProcessHandle.of(pid).ifPresent(process -> process.children().forEach(executors::add));
            }
        }
        return !executors.isEmpty()
                && executors.get(random.nextInt(executors.size())).destroyForcibly();
    }

    /** What the script prints. */
    private static String script(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("SPARK_HOME");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", line) + " failed: " + said);
        }
        return said;
    }
}
