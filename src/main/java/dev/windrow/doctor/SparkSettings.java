package dev.windrow.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** What Spark was told, and how it would be told otherwise. */
final class SparkSettings {
    private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[\\s*(\\d+)\\s*,.*");

    /** Options that Spark and scripts/windrow add of themselves, so that nobody has to paste them. */
    private static final Pattern ADDED_ANYWAY = Pattern.compile(
            "--add-opens=.*|-XX:\\+IgnoreUnrecognizedVMOptions|-Djdk\\.reflect\\.useDirectMethodHandle=.*"
                    + "|-Dio\\.netty\\.tryReflectionSetAccessible=.*|-Djava\\.net\\.preferIPv6Addresses=.*"
                    + "|-Dlog4j2\\.configurationFile=file:.*/conf/log4j2\\.properties");

    private static final long LEAST_OVERHEAD = 384L << 20;

    private final SparkConf conf;

    SparkSettings(SparkConf conf) {
        this.conf = conf;
    }

    /** Which processes a setting is for. */
    enum Side {
        DRIVER("spark.driver."),
        EXECUTORS("spark.executor.");

        private final String prefix;

        Side(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The master's address. */
    String master() {
        return conf.get("spark.master", "");
    }

    /** Whether tasks run inside the driver. */
    boolean isLocal() {
        return master().startsWith("local") && !master().startsWith("local-cluster");
    }

    /** Whether the cluster kills a process of a side that outgrows what was asked for. */
    boolean limits(Side side) {
        boolean limiting = master().startsWith("yarn") || master().startsWith("k8s");
        return switch (side) {
            case DRIVER ->
                limiting && conf.get("spark.submit.deployMode", "client").equals("cluster");
            case EXECUTORS -> limiting;
        };
    }

    /** Executors that were asked for; 0 if nobody said how many. */
    int expectedExecutors() {
        Matcher cluster = LOCAL_CLUSTER.matcher(master());
        if (cluster.matches()) {
            return Integer.parseInt(cluster.group(1));
        }
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return 0;
        }
        return conf.getInt("spark.executor.instances", limits(Side.EXECUTORS) ? 2 : 0);
    }

    /** Cores a task takes. */
    int taskCpus() {
        return conf.getInt("spark.task.cpus", 1);
    }

    /** The most bytes that the tasks of one stage may send to the driver; 0 for any. */
    long maxResults() {
        return conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
    }

    /** What a process of a side may be beside its heap before the cluster kills it. */
    long overhead(Side side, long heap) {
        String key = side.prefix + "memoryOverhead";
        if (conf.contains(key)) {
            return conf.getSizeAsMb(key) << 20;
        }
        double factor = conf.getDouble(side.prefix + "memoryOverheadFactor", 0.1);
        return Math.max(LEAST_OVERHEAD, (long) (factor * heap));
    }

    /** The option for another heap. */
    String heap(Side side, long bytes) {
        return switch (side) {
            case DRIVER -> "--driver-memory " + Sizes.option(bytes);
            case EXECUTORS -> "--executor-memory " + Sizes.option(bytes);
        };
    }

    /** The option for another overhead. */
    String overheadOption(Side side, long bytes) {
        return "--conf " + side.prefix + "memoryOverhead=" + Sizes.option(bytes);
    }

    /** The option for another largest result. */
    String maxResultsOption(long bytes) {
        return "--conf spark.driver.maxResultSize=" + Sizes.option(bytes);
    }

    /** The option that gives executors a variable. */
    static String variable(String name, String value) {
        return "--conf spark.executorEnv." + name + "=" + value;
    }

    /** The option for JavaCPP's limits; whatever other options of Java there are stay. */
    String limits(Side side, long maxBytes, long maxPhysicalBytes) {
        Map<String, Long> limits = Map.of(
                "org.bytedeco.javacpp.maxbytes", maxBytes, "org.bytedeco.javacpp.maxphysicalbytes", maxPhysicalBytes);
        List<String> options = new ArrayList<>();
        for (String option :
                conf.get(side.prefix + "extraJavaOptions", "").strip().split("\\s+")) {
            boolean replaced = limits.keySet().stream().anyMatch(name -> option.startsWith("-D" + name + "="));
            if (!option.isEmpty() && !replaced && !ADDED_ANYWAY.matcher(option).matches()) {
                options.add(option);
            }
        }
        options.add("-Dorg.bytedeco.javacpp.maxbytes=" + Sizes.option(maxBytes));
        options.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + Sizes.option(maxPhysicalBytes));
        return "--conf \"" + side.prefix + "extraJavaOptions=" + String.join(" ", options) + "\"";
    }
}
