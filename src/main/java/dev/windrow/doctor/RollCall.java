package dev.windrow.doctor;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Gets an answer from every executor. Spark does not send a task to a chosen one, so waves of short tasks go out, more
 * than all executors can run at once, until each that has registered has answered and no more come.
 */
final class RollCall {
    /** How long a task keeps its place, so that the next goes elsewhere. */
    private static final long TASK_MILLIS = 150;

    /** For how long no executor must have come where nobody says how many there will be. */
    private static final long SETTLED_MILLIS = 3_000;

    private static final int CLOCK_WAVES = 3;

    private final JavaSparkContext context;
    private final Exam exam;
    private final int expected;
    private final long waitMillis;
    private final Map<String, Findings> findings = new TreeMap<>();
    private final Map<String, Clock> clocks = new TreeMap<>();

    /**
     * @param expected executors the settings ask for; 0 if they do not say
     * @param waitMillis how long to wait for executors; 0 where tasks run in the driver
     */
    RollCall(JavaSparkContext context, Exam exam, int expected, long waitMillis) {
        this.context = context;
        this.exam = exam;
        this.expected = expected;
        this.waitMillis = waitMillis;
    }

    /** What a task brings back. */
    private record Answer(Findings findings, long millis) implements Serializable {}

    /**
     * Who came.
     *
     * @param answered executors that did
     * @param silent executors that registered and did not answer
     * @param waitedMillis how long they had
     */
    record Attendance(int answered, List<String> silent, long waitedMillis) {}

    /** Calls until all have answered, or time is up; does not call where tasks run in the driver. */
    void call() throws InterruptedException {
        if (waitMillis == 0) {
            return;
        }
        long deadline = System.currentTimeMillis() + waitMillis;
        long changed = System.currentTimeMillis();
        int known = -1;
        while (System.currentTimeMillis() < deadline) {
            if (!wave(TASK_MILLIS, deadline)) {
                return;
            }
            if (executors().size() != known) {
                known = executors().size();
                changed = System.currentTimeMillis();
            }
            boolean settled = expected > 0
                    ? known >= expected
                    : known > 0 && System.currentTimeMillis() - changed >= SETTLED_MILLIS;
            if (settled && findings.keySet().containsAll(executors().keySet())) {
                break;
            }
        }
        for (int wave = 0; wave < CLOCK_WAVES; wave++) {
            wave(0, deadline);
        }
    }

    /** Sends tasks to all places there are; whether they all came back in time. */
    private boolean wave(long taskMillis, long deadline) throws InterruptedException {
        int places = Math.max(
                1,
                executors().values().stream()
                        .mapToInt(ExecutorSummary::maxTasks)
                        .sum());
        Exam asked = exam;
        Broadcast<SerializableConfiguration> hadoop =
                context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        long began = System.currentTimeMillis();
        JavaFutureAction<List<Answer>> answers = context.parallelize(
                        IntStream.range(0, 2 * places).boxed().toList(), 2 * places)
                .mapPartitions(numbers -> answer(asked, hadoop, taskMillis))
                .collectAsync();
        try {
            List<Answer> all = answers.get(Math.max(1, deadline - began), TimeUnit.MILLISECONDS);
            long ended = System.currentTimeMillis();
            for (Answer answer : all) {
                Clock clock = Clock.of(answer.millis, began, ended);
                findings.put(answer.findings.executor(), answer.findings);
                clocks.merge(answer.findings.executor(), clock, Clock::and);
            }
            return true;
        } catch (TimeoutException e) {
            answers.cancel(true);
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            hadoop.destroy();
        }
    }

    /** A process is examined once; its clock is asked each time. */
    private static Iterator<Answer> answer(Exam exam, Broadcast<SerializableConfiguration> hadoop, long taskMillis)
            throws InterruptedException {
        Findings findings = Examined.once(exam, hadoop.value());
        long millis = System.currentTimeMillis();
        Thread.sleep(taskMillis);
        return Collections.singleton(new Answer(findings, millis)).iterator();
    }

    /** The executors that have registered, by id. */
    Map<String, ExecutorSummary> executors() {
        Map<String, ExecutorSummary> executors = new TreeMap<>();
        scala.collection.Iterator<ExecutorSummary> active =
                context.sc().statusStore().executorList(true).iterator();
        while (active.hasNext()) {
            ExecutorSummary each = active.next();
            if (!each.id().equals(Findings.DRIVER)) {
                executors.put(each.id(), each);
            }
        }
        return executors;
    }

    /** Who came. */
    Attendance attendance() {
        List<String> silent = executors().keySet().stream()
                .filter(executor -> !findings.containsKey(executor))
                .toList();
        return new Attendance(findings.size(), silent, waitMillis);
    }

    /** Places for tasks of an executor. */
    int places(String executor) {
        ExecutorSummary summary = executors().get(executor);
        return summary == null ? 1 : summary.maxTasks();
    }

    /** What each executor that answered said. */
    Map<String, Findings> findings() {
        return findings;
    }

    /** The clocks of those that answered. */
    Map<String, Clock> clocks() {
        return clocks;
    }

    /** Keeps the findings of this process between tasks. */
    private static final class Examined {
        private static Findings findings;
        private static String of = "";

        static synchronized Findings once(Exam exam, SerializableConfiguration hadoop) {
            if (!of.equals(exam.id())) {
                findings = exam.of(hadoop.value());
                of = exam.id();
            }
            return findings;
        }
    }
}
