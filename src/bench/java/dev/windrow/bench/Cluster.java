package dev.windrow.bench;

import dev.windrow.train.SparkSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark with executors of a process and a core each, on this machine. */
final class Cluster {
    /** The system property that says how many. */
    static final String EXECUTORS = "bench.executors";

    private Cluster() {}

    /** How many executors there are to be. */
    static int executors() {
        return Integer.getInteger(EXECUTORS);
    }

    /** Set up as a job of ours sets it up. */
    static JavaSparkContext ours(int executorMegabytes) {
        return start(SparkSettings.fill(settings(executorMegabytes)));
    }

    /** As Spark comes. */
    static JavaSparkContext stock(int executorMegabytes) {
        return start(settings(executorMegabytes));
    }

    private static SparkConf settings(int executorMegabytes) {
        return new SparkConf()
                .setMaster("local-cluster[" + executors() + ",1," + executorMegabytes + "]")
                .setAppName("bench")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", executorMegabytes + "m")
                .set("spark.executor.extraClassPath", classPath())
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                // Takes what the aggregations bring; the default of 1 GB stops them.
                .set("spark.driver.maxResultSize", "0");
    }

    private static JavaSparkContext start(SparkConf settings) {
        JavaSparkContext context = new JavaSparkContext(settings);
        context.setLogLevel("WARN");
        return context;
    }

    /** This process's, as seen from anywhere. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
