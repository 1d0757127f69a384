package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;

/** A way for workers to learn together, in keys of a job file's training section. */
enum AveragingMethod {
    /**
     * Gradients averaged at each step. That is one worker whose batch is all the workers' batches, and is computed so:
     * exactly, and without a Spark job a step.
     */
    SYNCHRONOUS("gradients averaged each step", "#555555") {
        @Override
        List<String> keys(int workers) {
            return List.of("workers=1", "batch-size=" + BATCH * workers, "steps-per-round=" + LOOKS);
        }

        @Override
        long rounds(long steps, long rounds) {
            return steps;
        }
    },
    /** What dl4j-spark does unless told otherwise; its mean is unweighted, as ours is here, where counts are equal. */
    STOCK("dl4j-spark: every 5 steps, moments reset", "#c0392b") {
        @Override
        List<String> keys(int workers) {
            return averaging(
                    workers,
                    "steps-per-round=5",
                    "averaging={outer: plain, state: reset, steps: constant, mean-of-rounds: 1}");
        }
    },
    /** Our defaults. */
    WINDROW("Windrow's defaults", "#1f77b4") {
        @Override
        List<String> keys(int workers) {
            return averaging(workers);
        }
    };

    /** Sequences a step on each worker. */
    static final int BATCH = 8;

    /** Steps between two looks at a run without rounds of its own. */
    private static final int LOOKS = 4;

    private final String title;
    private final String color;

    AveragingMethod(String title, String color) {
        this.title = title;
        this.color = color;
    }

    private static List<String> averaging(int workers, String... more) {
        List<String> keys = new ArrayList<>(List.of("workers=" + workers, "batch-size=" + BATCH));
        keys.addAll(List.of(more));
        return keys;
    }

    /** How so many workers learn. */
    abstract List<String> keys(int workers);

    /** How often workers have to wait for each other, of a run's local steps and Spark jobs. */
    long rounds(long steps, long rounds) {
        return rounds;
    }

    /** As the table names it. */
    String title() {
        return title;
    }

    /** Of its curve. */
    String color() {
        return color;
    }
}
