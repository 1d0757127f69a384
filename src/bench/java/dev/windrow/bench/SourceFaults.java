package dev.windrow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SplittableRandom;

/** Runs that are killed and given again when a byte of their text is another, and then when it is as it was. */
final class SourceFaults {
    private static final String ONE_CORE = "local[1]";
    private static final int REFUSED = 2;

    private final FaultyJob job;
    private final SplittableRandom random;
    private final Figures figures;

    SourceFaults(FaultyJob job, SplittableRandom random, Figures figures) {
        this.job = job;
        this.random = random;
        this.figures = figures;
    }

    void run(int runs, int lastRound) throws IOException, InterruptedException {
        int refused = 0;
        int identical = 0;
        for (int run = 0; run < runs; run++) {
            String name = "sources-" + run;
            try (FaultyJob.Training killed = job.train(name, ONE_CORE)) {
                killed.awaitMoment(random.nextInt(1, lastRound), random);
                killed.kill();
            }
            refused += refusesChangedText(name) ? 1 : 0;
            try (FaultyJob.Training resumed = job.resume(name, ONE_CORE)) {
                identical += resumed.succeeds() && job.isIdentical(name) ? 1 : 0;
            }
            job.forget(name);
        }
        figures.put("changedSources.refused", refused);
        figures.put("changedSources.identical", identical);
        figures.put("changedSources.tried", runs);
        Faults.row("text changed under a killed run: refused", refused, runs);
        Faults.row("  and put back: resumed to the same bytes", identical, runs);
    }

    /** One byte is another, and every other time the file says it is as old as before. */
    private boolean refusesChangedText(String name) throws IOException, InterruptedException {
        Path text = job.text();
        byte[] before = Files.readAllBytes(text);
        FileTime time = Files.getLastModifiedTime(text);
        byte[] changed = before.clone();
        int at = random.nextInt(changed.length);
        changed[at] = (byte) (changed[at] == 'e' ? 'a' : 'e');
        try {
            Files.write(text, changed);
            if (random.nextBoolean()) {
                Files.setLastModifiedTime(text, time);
            }
            try (FaultyJob.Training again = job.resume(name, ONE_CORE)) {
                return again.code() == REFUSED
                        && Files.readString(job.output(name + ".log"), StandardCharsets.UTF_8)
                                .contains("has other content than before");
            }
        } finally {
            // Later than it was: a file that was only touched is the same.
            Files.write(text, before);
        }
    }
}
