package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windrow.guard.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run that came to its end, and copies of it as they would be had it been killed on the way. */
final class KilledRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path whole;
    private List<JsonNode> metrics;

    /** @param whole the run's output */
    KilledRun(Path whole) {
        this.whole = whole;
    }

    /** To be called when the run is over. */
    void remember() throws IOException {
        metrics = metrics(whole);
    }

    /** Names of the run's checkpoints, in order. */
    List<String> checkpoints() throws IOException {
        try (Stream<Path> children = Files.list(whole.resolve("checkpoints"))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** All of the run, but that it says it is running. */
    Path copy(String name) throws IOException {
        Path copy = whole.resolveSibling(name);
        try (Stream<Path> paths = Files.walk(whole)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(whole.relativize(path).toString()));
            }
        }
        claim(copy, new ProcessMark(ProcessMark.own().host(), 1L << 40, "2026-01-01T00:00:00Z"));
        return copy;
    }

    /** The run as it was some rounds after a checkpoint, with half a line of metrics and half a checkpoint more. */
    Path copyWithin(String name, String checkpoint) throws IOException {
        Path copy = copy(name);
        delete(copy.resolve("model"), copy.resolve("evaluation.json"));
        for (String later : checkpoints()) {
            Path folder = copy.resolve("checkpoints").resolve(later);
            if (later.compareTo(checkpoint) > 0) {
                delete(folder);
            }
        }
        Path half = copy.resolve("checkpoints/round-00009999/state.safetensors");
        Files.createDirectories(half.getParent());
        Files.writeString(half, "half of it");
        Path lines = copy.resolve("metrics.jsonl");
        Files.writeString(lines, Files.readString(lines) + "{\"epoch\": 9, \"rou");
        return copy;
    }

    /** Says in an output's status that a process is running. */
    void claim(Path output, ProcessMark process) throws IOException {
        Files.deleteIfExists(output.resolve("_SUCCESS"));
        Path file = output.resolve("status.json");
        ObjectNode status = (ObjectNode) JSON.readTree(Files.readString(file));
        status.put("state", "RUNNING").remove("exitCode");
        status.set(
                "process",
                JSON.valueToTree(Map.of("host", process.host(), "pid", process.pid(), "started", process.started())));
        if (status.path("verb").asText().equals("evaluate")) {
            status.put("verb", "train");
        }
        Files.writeString(file, status.toString());
    }

    /** Holds what an output holds now against the run. */
    void requireSameBytes(Path output) throws IOException {
        for (String file : List.of("model/weights.safetensors", "evaluation.json", "prepared/manifest.json")) {
            assertThat(output.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(metrics(output)).as("metrics of %s", output).isEqualTo(metrics);
        assertThat(output.resolve("metrics.jsonl.previous")).doesNotExist();
    }

    /** The lines without what depends on the clock. */
    private static List<JsonNode> metrics(Path output) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output.resolve("metrics.jsonl"))) {
            ObjectNode fields = (ObjectNode) JSON.readTree(line);
            lines.add(fields.without(List.of("seconds", "tokensPerSecond", "phases")));
        }
        return lines;
    }

    /** Changes a bit of a file. */
    static void spoil(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    /** Deletes files and folders that are there. */
    static void delete(Path... paths) throws IOException {
        for (Path path : paths) {
            if (Files.exists(path)) {
                try (Stream<Path> below = Files.walk(path)) {
                    for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }
}
