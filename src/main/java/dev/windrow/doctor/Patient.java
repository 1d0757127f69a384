package dev.windrow.doctor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A process that was examined.
 *
 * @param findings what it said of itself
 * @param tasks places it has for tasks; 0 for a driver that leaves them to executors
 * @param clock how far its clock is from the driver's
 */
record Patient(Findings findings, int tasks, Clock clock) {
    boolean isDriver() {
        return findings.isDriver();
    }

    Machine machine() {
        return findings.machine();
    }

    /** {@code the driver}, {@code executor 3}, {@code executors 0, 1}, {@code all 12 executors}. */
    static String names(List<Patient> some, List<Patient> all) {
        if (some.get(0).isDriver()) {
            return "the driver";
        }
        if (some.size() == 1) {
            return "executor " + some.get(0).findings().executor();
        }
        long executors = all.stream().filter(patient -> !patient.isDriver()).count();
        return some.size() == executors
                ? "all " + executors + " executors"
                : "executors "
                        + some.stream()
                                .map(patient -> patient.findings().executor())
                                .collect(Collectors.joining(", "));
    }
}
