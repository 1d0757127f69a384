package dev.windrow;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** One Spark session in this process for all tests. */
public final class SparkSessions {
    private SparkSessions() {}

    /** The shared session, with two task threads. */
    public static SparkSession local() {
        return on("local[2]");
    }

    /** The shared session, with two executors that are processes of their own. */
    public static SparkSession executors() {
        return on("local-cluster[2,1,1024]");
    }

    /** The shared session on the master it is on; {@link #local()} if there is none. */
    public static SparkSession begun() {
        Option<SparkSession> begun = SparkSession.getDefaultSession();
        return begun.isDefined() && !begun.get().sparkContext().isStopped() ? begun.get() : local();
    }

    /**
     * The shared session on a master; ends one on another master, so a test must not keep what it got before.
     * {@link #local()} changes back.
     */
    public static synchronized SparkSession on(String master) {
        SparkSession session = SparkSession.builder()
                .master(master)
                .appName("windrow-test")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                // Executors have what this process has.
                .config("spark.executor.extraClassPath", classPath())
                .getOrCreate();
        if (session.sparkContext().master().equals(master)) {
            return session;
        }
        session.stop();
        return on(master);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
