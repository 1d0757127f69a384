package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;

/** Two processes that are given the same output, at once or one while the other trains. */
final class WriterFaults {
    private static final String ONE_CORE = "local[1]";
    private static final List<List<String>> OPTIONS = List.of(List.of(), List.of("--overwrite"), List.of("--resume"));
    private static final int REFUSED = 2;

    /** By so many seconds the second comes later, at most; at first both read the same files. */
    private static final double LATER = 3;

    private final FaultyJob job;
    private final SplittableRandom random;
    private final Figures figures;

    WriterFaults(FaultyJob job, SplittableRandom random, Figures figures) {
        this.job = job;
        this.random = random;
        this.figures = figures;
    }

    void run(int pairs) throws IOException, InterruptedException {
        int refused = 0;
        for (int pair = 0; pair < pairs; pair++) {
            refused += refusesOne("writers-" + pair, pair) ? 1 : 0;
        }
        figures.put("twoWriters.refused", refused);
        figures.put("twoWriters.tried", pairs);
        Faults.row("two processes on one output: one refused, one identical", refused, pairs);
    }

    private boolean refusesOne(String name, int pair) throws IOException, InterruptedException {
        job.readyOutput(name);
        try (FaultyJob.Training first = job.train(name, ONE_CORE, OPTIONS.get(pair % OPTIONS.size()))) {
            if (pair % 2 == 1) {
                Thread.sleep((long) (1000 * random.nextDouble(LATER)));
            }
            List<String> options = OPTIONS.get(random.nextInt(OPTIONS.size()));
            try (FaultyJob.Training second = job.train(name, ONE_CORE, options)) {
                int one = first.code();
                int other = second.code();
                boolean right = Math.min(one, other) == 0 && Math.max(one, other) == REFUSED && job.isIdentical(name);
                boolean told = Files.readString(job.output(name + ".log")).contains("is being written by process");
                job.forget(name);
                return right && told;
            }
        }
    }
}
