package dev.windrow.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in {@code status.json} how a job stands: RUNNING, SUCCEEDED or FAILED, with the reason and the seconds it took;
 * {@code _SUCCESS} is written after everything else and removed before anything else. A process that is told to stop
 * leaves FAILED behind.
 */
final class RunStatus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunStatus.class);
    private static final String FILE = "status.json";
    private static final String SUCCESS = "_SUCCESS";

    /** Before Spark (50) and Hadoop's file systems (10) are taken down. */
    private static final int HOOK_PRIORITY = 60;

    private final RunDirectory directory;
    private final String verb;
    private final long began = System.nanoTime();
    private final Runnable interrupted = this::interrupted;

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

    void succeeded() throws IOException {
        write("SUCCEEDED", null);
        directory.write(SUCCESS, "");
    }

    void failed(String reason) throws IOException {
        write("FAILED", reason);
    }

    private void interrupted() {
        try {
            failed("the process was told to stop");
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", directory.file(FILE), e.getMessage());
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
