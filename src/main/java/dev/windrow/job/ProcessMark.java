package dev.windrow.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Tells a process from all others that ever were.
 *
 * @param host the machine, by its name
 * @param pid its number there
 * @param started when it began, since a number is used again
 */
record ProcessMark(String host, long pid, String started) {
    /** That of this process. */
    static ProcessMark own() {
        ProcessHandle process = ProcessHandle.current();
        return new ProcessMark(thisHost(), process.pid(), started(process));
    }

    /** That of a status, if it has one. */
    static Optional<ProcessMark> read(JsonNode mark) {
        return mark.isObject()
                ? Optional.of(new ProcessMark(
                        mark.path("host").asText(),
                        mark.path("pid").asLong(),
                        mark.path("started").asText()))
                : Optional.empty();
    }

    /** Whether it is no more, or is this process; of another machine's nothing is known. */
    boolean hasEnded() {
        return host.equals(thisHost())
                && (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid)
                                .filter(process -> started(process).equals(started))
                                .isEmpty());
    }

    boolean isHere() {
        return host.equals(thisHost());
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(String::valueOf).orElse("");
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
