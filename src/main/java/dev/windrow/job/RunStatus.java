package dev.windrow.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Says in {@code status.json} how a job stands: RUNNING, SUCCEEDED or FAILED, with the reason and the seconds it took;
 * {@code _SUCCESS} is written after everything else and removed before anything else. A process that is told to stop
 * leaves FAILED behind.
 */
final class RunStatus implements AutoCloseable {
    private static final String FILE = "status.json";
    private static final String SUCCESS = "_SUCCESS";
    private static final String STOPPED = "the process was told to stop";

    /** Before Spark (50) and Hadoop's file systems (10) are taken down. */
    private static final int HOOK_PRIORITY = 60;

    private final RunDirectory directory;
    private final String verb;
    private final long began = System.nanoTime();
    private final Runnable interrupted = this::interrupted;

    /** What is written first counts: Spark, being taken down, makes the work fail once more. */
    private boolean ended;

    private RunStatus(RunDirectory directory, String verb) {
        this.directory = directory;
        this.verb = verb;
    }

    /** Marks a job as running. */
    static RunStatus running(RunDirectory directory, String verb) throws IOException {
        RunStatus status = new RunStatus(directory, verb);
        directory.remove(SUCCESS);
        status.write("RUNNING", null);
        ShutdownHookManager.get().addShutdownHook(status.interrupted, HOOK_PRIORITY);
        return status;
    }

    synchronized void succeeded() throws IOException {
        if (!ended) {
            write("SUCCEEDED", null);
            directory.write(SUCCESS, "");
            ended = true;
        }
    }

    synchronized void failed(String reason) throws IOException {
        if (!ended) {
            write("FAILED", reason);
            ended = true;
        }
    }

    private void interrupted() {
        // From here on Spark would only tell of tasks it lets go of.
        Option<SparkSession> spark = SparkSession.getDefaultSession();
        if (spark.isDefined()) {
            spark.get().sparkContext().setLogLevel("OFF");
        }
        try {
            failed(STOPPED);
            System.err.println("windrow: " + STOPPED + ", as " + directory.file(FILE) + " says");
        } catch (IOException e) {
            System.err.println(
                    "windrow: " + STOPPED + "; cannot write " + directory.file(FILE) + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(interrupted);
        }
    }

    private void write(String state, String reason) throws IOException {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", state);
        status.put("verb", verb);
        status.put("reason", reason);
        status.put("seconds", (System.nanoTime() - began) / 1e9);
        directory.writeJson(FILE, status);
    }
}
