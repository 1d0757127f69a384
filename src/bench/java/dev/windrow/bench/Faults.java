package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains one job again and again while executors and drivers are killed at random moments, and holds each model against
 * that of an undisturbed run; lets two write at once, changes what a run was prepared from, and fills its disk; then
 * damages checkpoints and sees whether one is taken for good.
 */
@Command(name = "faults", mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {
    private static final String CLUSTER = "local-cluster[2,1,1024]";
    private static final String ONE_CORE = "local[1]";

    /** Rounds of a run, in hundredths, behind which nothing is killed: a run must not be over before. */
    private static final int LAST_PERCENT = 80;

    /** How long a straggler stands still. */
    private static final int STANDSTILL_SECONDS = 2;

    /** Drivers killed while they write a checkpoint; the others at any moment. */
    private static final int WRITING_ONE_IN = 3;

    @Option(names = "--executor-kills", defaultValue = "20", description = "runs (${DEFAULT-VALUE})")
    private int executorKills;

    @Option(names = "--driver-kills", defaultValue = "30", description = "runs (${DEFAULT-VALUE})")
    private int driverKills;

    @Option(names = "--corruptions", defaultValue = "1000", description = "checkpoints (${DEFAULT-VALUE})")
    private int corruptions;

    @Option(names = "--cluster-kills", defaultValue = "10", description = "runs (${DEFAULT-VALUE})")
    private int clusterKills;

    @Option(names = "--two-writers", defaultValue = "20", description = "pairs (${DEFAULT-VALUE})")
    private int twoWriters;

    @Option(names = "--changed-sources", defaultValue = "10", description = "runs (${DEFAULT-VALUE})")
    private int changedSources;

    @Option(names = "--full-disks", defaultValue = "10", description = "runs, where one may mount (${DEFAULT-VALUE})")
    private int fullDisks;

    @Option(names = "--seed", defaultValue = "1", description = "of all that is drawn (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--output", defaultValue = "target/bench/faults.json", description = "${DEFAULT-VALUE}")
    private Path output;

    private final Figures figures = new Figures();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Faults()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        FaultyJob job = FaultyJob.prepare(Path.of("target", "bench", "faults"));
        System.out.println("undisturbed: " + ONE_CORE + ", then " + CLUSTER);
        int rounds = job.trainUndisturbed("undisturbed", ONE_CORE);
        job.trainUndisturbed("cluster", CLUSTER);
        row("undisturbed, " + CLUSTER, job.isIdentical("cluster") ? 1 : 0, 1);

        int last = rounds * LAST_PERCENT / 100;
        killExecutors(job, random.split(), last);
        killDrivers(job, random.split(), last);
        new ClusterFaults(job, random.split(), figures).run(clusterKills, last);
        new WriterFaults(job, random.split(), figures).run(twoWriters);
        new SourceFaults(job, random.split(), figures).run(changedSources, last);
        new DiskFaults(job, random.split(), figures).run(fullDisks, last);
        Path checkpoints = job.output("undisturbed").resolve("checkpoints");
        int accepted = new DamagedCheckpoints(checkpoints, random.split()).accepted(corruptions);
        figures.put("corrupt.accepted", accepted);
        figures.put("corrupt.tried", corruptions);
        row("checkpoint damaged: taken for good", accepted, corruptions);
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    private void killExecutors(FaultyJob job, SplittableRandom random, int last)
            throws IOException, InterruptedException {
        int identical = 0;
        int run = 0;
        while (run < executorKills) {
            String name = "executor-" + run;
            try (FaultyJob.Training training = job.train(name, CLUSTER)) {
                training.awaitMoment(random.nextInt(1, last), random);
                if (run % 2 == 1) {
                    training.holdUpAnExecutor(random, STANDSTILL_SECONDS);
                }
                // A run that came to its end before is done once more.
                if (training.killAnExecutor(random)) {
                    identical += training.succeeds() && job.isIdentical(name) ? 1 : 0;
                    run++;
                }
            }
            job.forget(name);
        }
        figures.put("executorKills.identical", identical);
        figures.put("executorKills.runs", executorKills);
        row("executor killed, speculation on", identical, executorKills);
    }

    /** Two at a time, each on a core. */
    private void killDrivers(FaultyJob job, SplittableRandom random, int last)
            throws InterruptedException, ExecutionException {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Kill>> kills = new ArrayList<>();
            for (int run = 0; run < driverKills; run++) {
                int number = run;
                int round = random.nextInt(1, last);
                SplittableRandom moment = random.split();
                kills.add(both.submit(() -> killDriver(job, number, round, moment)));
            }
            int identical = 0;
            int writing = 0;
            for (Future<Kill> kill : kills) {
                identical += kill.get().identical ? 1 : 0;
                writing += kill.get().writing ? 1 : 0;
            }
            figures.put("driverKills.identical", identical);
            figures.put("driverKills.runs", driverKills);
            figures.put("driverKills.insideCheckpoint", writing);
            row("driver killed (" + writing + " inside a checkpoint), resumed", identical, driverKills);
        } finally {
            both.shutdownNow();
        }
    }

    /**
     * What became of a driver that was killed.
     *
     * @param identical whether the run that was resumed came to the same model
     * @param writing whether it was killed within a checkpoint
     */
    private record Kill(boolean identical, boolean writing) {}

    private static Kill killDriver(FaultyJob job, int run, int round, SplittableRandom moment)
            throws IOException, InterruptedException {
        String name = "driver-" + run;
        boolean writing;
        try (FaultyJob.Training killed = job.train(name, ONE_CORE)) {
            killed.awaitMoment(round, moment);
            if (run % WRITING_ONE_IN == 0) {
                killed.awaitUnfinishedCheckpoint();
            }
            killed.kill();
            writing = killed.hasUnfinishedCheckpoint();
        }
        try (FaultyJob.Training resumed = job.resume(name, ONE_CORE)) {
            boolean identical = resumed.succeeds() && resumed.hasResumed() && job.isIdentical(name);
            job.forget(name);
            return new Kill(identical, writing);
        }
    }

    static void row(String what, int count, int of) {
        System.out.printf(Locale.ROOT, "%-56s %4d of %4d%n", what, count, of);
    }
}
