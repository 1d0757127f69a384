package dev.windrow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A process's claim to a folder, as a file in it.
 *
 * @param file whose modification time is when the claim was renewed last, by the file system's clock
 * @param process who claims; none if the file is being written right now
 * @param verb what the process does there
 * @param since when it began, by its own clock
 */
record Claim(FileStatus file, Optional<ProcessMark> process, String verb, String since) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The file's content. */
    static byte[] content(ProcessMark process, String verb, String since) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("verb", verb);
        fields.put("since", since);
        fields.put("process", Map.of("host", process.host(), "pid", process.pid(), "started", process.started()));
        return JSON.writeValueAsBytes(fields);
    }

    /** Reads a claim; none if it was withdrawn meanwhile. */
    static Optional<Claim> read(FileSystem files, FileStatus file) throws IOException {
        try (InputStream in = files.open(file.getPath())) {
            JsonNode fields = JSON.readTree(in.readAllBytes());
            return Optional.of(new Claim(
                    file,
                    ProcessMark.read(fields.path("process")),
                    fields.path("verb").asText(),
                    fields.path("since").asText()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(new Claim(file, Optional.empty(), "", ""));
        }
    }

    Path path() {
        return file.getPath();
    }

    /**
     * Whether whoever claims is no more. A process of this machine is looked for; another has ended when it has not
     * renewed its claim for the time of a lease.
     *
     * @param now the file system's clock, from a file it has just written
     */
    boolean isDead(long now, long leaseMillis) {
        if (process.isPresent() && process.get().isHere()) {
            return !process.get().isOwn() && process.get().hasEnded();
        }
        return now - file.getModificationTime() > leaseMillis;
    }

    /** {@code process 12 on host, which began 'run' at ...}. */
    String owner() {
        return process.map(mark ->
                        "process " + mark.pid() + " on " + mark.host() + ", which began '" + verb + "' at " + since)
                .orElse("a process that has just begun");
    }

    /** How to get rid of it. */
    String wayOut(long leaseMillis) {
        return process.filter(ProcessMark::isHere)
                .map(mark -> mark.isOwn()
                        ? "let it come to its end"
                        : "wait for it, or stop it first (kill " + mark.pid() + ")")
                .orElse("wait for it, or stop it; if it is no more, its claim ends " + leaseMillis / 1000
                        + " s after it was renewed last");
    }
}
