package dev.windrow.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says in {@code status.json} how a job stands: RUNNING, SUCCEEDED or FAILED, with the reason and the seconds it took;
 * {@code _SUCCESS} is written after everything else and removed before anything else.
 */
final class RunStatus {
    private static final String FILE = "status.json";
    private static final String SUCCESS = "_SUCCESS";

    private final RunDirectory directory;
    private final String verb;
    private final long began = System.nanoTime();

    private RunStatus(RunDirectory directory, String verb) {
        this.directory = directory;
        this.verb = verb;
    }

    /** Marks a job as running. */
    static RunStatus running(RunDirectory directory, String verb) throws IOException {
        RunStatus status = new RunStatus(directory, verb);
        directory.remove(SUCCESS);
        status.write("RUNNING", null);
        return status;
    }

    void succeeded() throws IOException {
        write("SUCCEEDED", null);
        directory.write(SUCCESS, "");
    }

    void failed(String reason) throws IOException {
        write("FAILED", reason);
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
