package dev.windrow.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs whose disk is full from a random moment on: a small file system in memory, which who may mount can have, filled
 * to the last byte. Once there is room again, the same command has to come to the same bytes.
 */
final class DiskFaults {
    private static final String ONE_CORE = "local[1]";
    private static final int MEGABYTES = 24;

    private final FaultyJob job;
    private final SplittableRandom random;
    private final Figures figures;

    DiskFaults(FaultyJob job, SplittableRandom random, Figures figures) {
        this.job = job;
        this.random = random;
        this.figures = figures;
    }

    void run(int runs, int lastRound) throws IOException, InterruptedException {
        if (runs == 0) {
            return;
        }
        Path disk = Files.createDirectories(job.output("disk"));
        if (!command("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", disk.toString())) {
            System.out.println("disk full: left out, for this user may not mount");
            return;
        }
        int identical = 0;
        int told = 0;
        int failed = 0;
        try {
            for (int run = 0; run < runs; run++) {
                String name = "disk/run-" + run;
                boolean fails = failsWithoutRoom(name, disk.resolve("ballast"), lastRound);
                failed += fails ? 1 : 0;
                told += fails && isTold(name) ? 1 : 0;
                Files.delete(disk.resolve("ballast"));
                boolean ended = !fails;
                if (fails) {
                    try (FaultyJob.Training again = job.resume(name, ONE_CORE)) {
                        ended = again.succeeds();
                    }
                }
                identical += ended && job.isIdentical(name) ? 1 : 0;
                job.forget(name);
            }
        } finally {
            command("umount", disk.toString());
        }
        figures.put("diskFull.identical", identical);
        figures.put("diskFull.runs", runs);
        figures.put("diskFull.failed", failed);
        figures.put("diskFull.toldFailed", told);
        Faults.row("disk full, then freed (" + failed + " runs failed, " + told + " say FAILED)", identical, runs);
    }

    private boolean failsWithoutRoom(String name, Path ballast, int lastRound)
            throws IOException, InterruptedException {
        try (FaultyJob.Training training = job.train(name, ONE_CORE)) {
            training.awaitMoment(random.nextInt(1, lastRound), random);
            fill(ballast);
            return training.code() != 0;
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(ballast) == 0) {
                throw full;
            }
        }
    }

    /** Whether the status says what happened, and nothing half written looks whole. */
    private boolean isTold(String name) throws IOException {
        Path output = job.output(name);
        String status = Files.readString(output.resolve("status.json"));
        try (Stream<Path> files = Files.list(output)) {
            return status.contains("FAILED")
                    && status.contains("No space left on device")
                    && files.noneMatch(file -> file.toString().endsWith(".partial"));
        }
    }

    private static boolean command(String... line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
