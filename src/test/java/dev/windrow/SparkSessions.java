package dev.windrow;

import org.apache.spark.sql.SparkSession;

/** One Spark session in this process for all tests. */
public final class SparkSessions {
    private SparkSessions() {}

    /** The shared session, with two task threads. */
    public static SparkSession local() {
        return on("local[2]");
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
                .getOrCreate();
        if (session.sparkContext().master().equals(master)) {
            return session;
        }
        session.stop();
        return on(master);
    }
}
