package dev.windrow.train;

import org.apache.spark.SparkConf;

/** What Spark should do otherwise than by default where it runs many short rounds that send numbers about. */
public final class SparkSettings {
    private SparkSettings() {}

    /** Sets what is not set. */
    public static SparkConf fill(SparkConf settings) {
        return settings
                // Weights do not compress.
                .setIfMissing("spark.broadcast.compress", "false")
                // A worker that waits three seconds for the executor its windows lie on costs more than they do.
                .setIfMissing("spark.locality.wait", "0s")
                // A network comes back in the message that its task is done, if Spark's messages may be that long, and
                // need not be asked for.
                .setIfMissing("spark.task.maxDirectResultSize", "64m")
                // The driver holds states, never data, and how big a network may be is a question of its heap.
                .setIfMissing("spark.driver.maxResultSize", "0")
                // What the user interface remembers of past rounds lies in the driver's heap.
                .setIfMissing("spark.ui.retainedJobs", "100")
                .setIfMissing("spark.ui.retainedStages", "100")
                .setIfMissing("spark.ui.retainedTasks", "1000");
    }
}
