package dev.windrow.job;

import dev.windrow.guard.OutputLock;
import dev.windrow.guard.ProcessMark;
import dev.windrow.guard.ShownStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Says in {@code status.json} how a job stands: RUNNING, SUCCEEDED or FAILED, with the reason and the seconds it took;
 * {@code _SUCCESS} is written after everything else and removed before anything else. A process that is told to stop
 * leaves FAILED behind.
 */
final class RunStatus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunStatus.class);

    static final String FILE = "status.json";
    static final String RUNNING = "RUNNING";
    static final String SUCCEEDED = "SUCCEEDED";
    static final String SUCCESS = "_SUCCESS";
    private static final String FAILED = "FAILED";
    private static final String STOPPED = "the process was told to stop";

    /** A large checkpoint takes its time; who cannot wait sends SIGKILL, which does no harm. */
    private static final long HOOK_MINUTES = 10;

    /** Before Spark (50) and Hadoop's file systems (10) are taken down. */
    private static final int HOOK_PRIORITY = 60;

    /** After Spark, whose tasks write until then. */
    private static final int SWEEPING_PRIORITY = 30;

    private final RunDirectory directory;
    private final String verb;
    private final long began = System.nanoTime();
    private final Runnable interrupted = this::interrupted;
    private final Runnable sweeping = this::sweep;

    /** Written down before the process ends; says how to go on. */
    private volatile Supplier<String> lastWill = () -> "";

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
        status.sweep();
        status.write(RUNNING, null, ExitCode.SUCCESS);
        ShutdownHookManager.get().addShutdownHook(status.interrupted, HOOK_PRIORITY, HOOK_MINUTES, TimeUnit.MINUTES);
        ShutdownHookManager.get().addShutdownHook(status.sweeping, SWEEPING_PRIORITY);
        return status;
    }

    synchronized void succeeded() throws IOException {
        if (!ended) {
            write(SUCCEEDED, null, ExitCode.SUCCESS);
            directory.write(SUCCESS, "");
            ended = true;
        }
    }

    synchronized void failed(Throwable failure) throws IOException {
        Throwable cause = ExitCode.known(failure).orElse(ExitCode.outermost(failure));
        failed(cause.getMessage() == null ? cause.toString() : cause.getMessage(), ExitCode.of(failure));
    }

    private synchronized void failed(String reason, ExitCode code) throws IOException {
        if (!ended) {
            // A disk that is full has room for the reason once that is gone.
            sweep();
            write(FAILED, reason, code);
            ended = true;
        }
    }

    /**
     * What is done first when the process is told to stop.
     *
     * @param will writes down what is worth it, on another thread than the run's, and says how to go on
     */
    void whenStopped(Supplier<String> will) {
        lastWill = will;
    }

    private void interrupted() {
        // From here on Spark would only tell of tasks it lets go of.
        Option<SparkSession> spark = SparkSession.getDefaultSession();
        if (spark.isDefined()) {
            spark.get().sparkContext().setLogLevel("OFF");
        }
        String reason = STOPPED + lastWill.get();
        try {
            failed(reason, ExitCode.FAILURE);
            ShownStream.err().println("windrow: " + reason);
        } catch (IOException | FSError e) {
            ShownStream.err()
                    .println("windrow: " + reason + "; cannot write " + directory.file(FILE) + ": " + e.getMessage());
        }
        // All has been said. Scala prints the tasks that Spark's thread pools refuse as they are shut down.
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    /** Leaves nothing that is not whole; what cannot be removed harms nobody, for the next run writes over it. */
    private void sweep() {
        try {
            directory.sweep();
        } catch (IOException | FSError e) {
            LOG.warn("{}: what is not whole there could not be removed: {}", directory.root(), e.getMessage());
        }
    }

    @Override
    public void close() {
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(interrupted);
            ShutdownHookManager.get().removeShutdownHook(sweeping);
        }
    }

    private void write(String state, @Nullable String reason, ExitCode code) throws IOException {
        OutputLock.requireHeld(directory.root());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", state);
        status.put("verb", verb);
        status.put("reason", reason);
        if (!state.equals(RUNNING)) {
            status.put("exitCode", code.number());
        }
        status.put("seconds", (System.nanoTime() - began) / 1e9);
        status.put("process", ProcessMark.own());
        directory.writeJson(FILE, status);
    }
}
