package dev.windrow.train;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;

/**
 * When a worker took its steps.
 *
 * @param executor where
 * @param began nanoseconds of that executor's own clock
 * @param ended nanoseconds of that clock
 */
record StepTime(String executor, long began, long ended) implements Serializable {
    static final StepTime NONE = new StepTime("", 0, 0);

    /** From then to now, here. */
    static StepTime since(long began) {
        return new StepTime(SparkEnv.get().executorId(), began, System.nanoTime());
    }

    /**
     * Seconds in which steps were taken, on the executor that took them longest. Workers that share an executor may
     * overlap or follow on each other; what lies between is no time of steps.
     */
    static double longest(List<StepTime> times) {
        Map<String, Long> busyUntil = new HashMap<>();
        Map<String, Long> nanos = new HashMap<>();
        times.stream().sorted(Comparator.comparingLong(StepTime::began)).forEach(time -> {
            long from = Math.max(time.began, busyUntil.getOrDefault(time.executor, time.began));
            long until = Math.max(time.ended, from);
            nanos.merge(time.executor, until - from, Long::sum);
            busyUntil.put(time.executor, until);
        });
        return nanos.values().stream().mapToLong(Long::longValue).max().orElse(0) / 1e9;
    }
}
