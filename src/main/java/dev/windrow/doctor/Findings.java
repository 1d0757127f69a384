package dev.windrow.doctor;

import dev.windrow.network.Natives;
import java.io.Serializable;
import java.util.Map;

/**
 * What an executor, or the driver, says of itself.
 *
 * @param executor its id; {@code driver} for the driver
 * @param host where it runs
 * @param machine what it runs on
 * @param natives what computes in it
 * @param variables of the environment that decide how natives compute; empty values for those not set
 * @param unread why files that the job reads cannot be read there, by file
 * @param output why the output folder cannot be used there; empty if it can
 */
record Findings(
        String executor,
        String host,
        Machine machine,
        Natives natives,
        Map<String, String> variables,
        Map<String, String> unread,
        String output)
        implements Serializable {
    static final String DRIVER = "driver";

    /** As it is called in reports. */
    String name() {
        return executor.equals(DRIVER) ? DRIVER : "executor " + executor;
    }

    /** The same with what turned out about the output. */
    Findings withOutput(String trouble) {
        return new Findings(executor, host, machine, natives, variables, unread, trouble);
    }

    boolean isDriver() {
        return executor.equals(DRIVER);
    }
}
