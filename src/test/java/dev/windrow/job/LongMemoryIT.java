package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windrow.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two problems of long memory, short, the whole way. */
class LongMemoryIT {
    private static final String TRAINING =
            "training: {workers: 2, batch-size: 16, steps-per-round: 4, epochs: 6, optimizer: {rate: 0.02}}\n";

    @TempDir
    Path folder;

    @Test
    void markedNumbersAreAdded() throws IOException {
        Path job = write(
                "adding.yaml",
                "task: regression\ncorpus: {format: generate, generate: {problem: adding, length: 6, sequences: 1500},"
                        + " vectors: {normalize: false}, split: {valid: 0.1, test: 0.2}}\n"
                        + "network: {cell: gru, units: 12, output: {interval: 0.8}}\n" + TRAINING + "output: "
                        + folder.resolve("out") + "\n");
        JsonNode evaluation = learnedTheSameOnOneCoreAndTwo(job);
        assertThat(evaluation.at("/baselines/mean-value/mse").asDouble()).isCloseTo(1 / 6.0, Offset.offset(0.03));
        assertThat(evaluation.at("/metrics/mse").asDouble()).isLessThan(0.05);
        assertThat(evaluation.at("/metrics/intervalCoverage").asDouble()).isBetween(0.3, 1.0);
        String told = predicted(job, "{\"steps\": [0.5, 1, 0.9, 0, 0.1, 0, 0.2, 0, 0.25, 1, 0.8, 0]}\n");
        double value = Double.parseDouble(told.split("\t")[1]);
        assertThat(value).isCloseTo(0.75, Offset.offset(0.4));
    }

    @Test
    void symbolsAreSaidAgain() throws IOException {
        Path job = write(
                "copy.yaml",
                "task: copy\ncorpus: {format: generate, generate: {problem: copy, length: 3, symbols: 2, alphabet: 4,"
                        + " sequences: 1500}, split: {method: tail, valid: 0.1, test: 0.2}}\ntext: {tokenizer: given}\n"
                        + "network: {cell: lstm, units: 24, embedding: {units: 6}}\n"
                        + TRAINING.replace("epochs: 6", "epochs: 15") + "output: "
                        + folder.resolve("out") + "\n");
        JsonNode evaluation = learnedTheSameOnOneCoreAndTwo(job);
        assertThat(evaluation.at("/examples").asInt()).isEqualTo(300);
        assertThat(evaluation.at("/baselines/label-by-place/nats").asDouble())
                .isCloseTo(2 * Math.log(4) / 7, Offset.offset(0.02));
        assertThat(evaluation.at("/metrics/nats").asDouble()).isLessThan(0.2);
        assertThat(evaluation.at("/metrics/recalled").asDouble()).isGreaterThan(0.7);
        assertThat(predicted(job, "{\"text\": \"1 3 0 0 5 5 5\"}\n")).contains("\t0 0 0 0 0 ");
    }

    private JsonNode learnedTheSameOnOneCoreAndTwo(Path job) throws IOException {
        SparkSessions.on("local[1]");
        CommandLines.succeed("run", job, "--output", folder.resolve("one"));
        SparkSessions.local();
        CommandLines.succeed("run", job);
        for (String file : List.of("model/weights.safetensors", "evaluation.json")) {
            assertThat(folder.resolve("out").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        return CommandLines.json(folder.resolve("out/evaluation.json"));
    }

    private String predicted(Path job, String lines) throws IOException {
        Path questions = write("questions.jsonl", lines);
        CommandLines.succeed("predict", job, "--input", questions, "--predictions", folder.resolve("told"));
        try (Stream<Path> parts = Files.list(folder.resolve("told"))) {
            Path part = parts.filter(file -> file.getFileName().toString().startsWith("part"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(part).strip();
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
