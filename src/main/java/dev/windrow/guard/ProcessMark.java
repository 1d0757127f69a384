package dev.windrow.guard;

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
public record ProcessMark(String host, long pid, String started) {
    /** That of this process. */
    public static ProcessMark own() {
        ProcessHandle process = ProcessHandle.current();
        return new ProcessMark(thisHost(), process.pid(), started(process));
    }

    /** That of a status, if it has one. */
    public static Optional<ProcessMark> read(JsonNode mark) {
        return mark.isObject()
                ? Optional.of(new ProcessMark(
                        mark.path("host").asText(),
                        mark.path("pid").asLong(),
                        mark.path("started").asText()))
                : Optional.empty();
    }

    /** Whether it is no more, or is this process; of another machine's nothing is known. */
    public boolean hasEnded() {
        return isHere() && (isOwn() || !isAlive());
    }

    /** Whether it is this process. */
    boolean isOwn() {
        return equals(own());
    }

    /** Whether a process of this machine still runs. */
    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> started(process).equals(started))
                .isPresent();
    }

    /** Whether it is, or was, on this machine. */
    public boolean isHere() {
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
