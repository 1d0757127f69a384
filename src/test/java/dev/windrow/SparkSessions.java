package dev.windrow;

import org.apache.spark.sql.SparkSession;

/** One local Spark for all tests of a process. */
public final class SparkSessions {
    private SparkSessions() {}

    /** Two cores in this process, no web page. */
    public static SparkSession local() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("windrow-test")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }
}
