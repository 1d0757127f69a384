package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileWriterTest {
    private static final String SMALLEST = "task: tagging\ncorpus: {format: csv, train: a.csv}\n";

    static List<Path> jobFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreJobFiles() throws IOException {
        assertThat(jobFiles()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("jobFiles")
    void everyJobFileReadsBackEqual(Path file) throws IOException {
        JobFile job = JobFileReader.read(file.toString(), Files.readString(file), List.of(), any -> List.of());
        assertThat(readBack(job)).isEqualTo(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "~",
                "true",
                "a: b",
                "a #b",
                "\"quoted\" \\ and 'single'",
                "line\nend\tand\u0000\u0085",
                "{x}",
                "[x",
                "- x",
                "-1",
                "*star",
                "&and",
                "!bang",
                "ä 漢 \uD83D\uDE00 \u2028\uFEFF",
                "end:",
                "a, b",
                "0x10"
            })
    void anyTextReadsBackEqual(String text) {
        JobFile job = JobFileReaderTest.read(SMALLEST, "generation.prompt=x");
        GenerationSection g = job.generation();
        JobFile changed = new JobFile(
                job.task(),
                job.layers(),
                job.corpus(),
                job.text(),
                job.network(),
                job.training(),
                new GenerationSection(text, g.length(), g.temperature(), g.topK(), g.samples(), g.seed()),
                job.decoding(),
                job.output());
        assertThat(readBack(changed)).isEqualTo(changed);
    }

    @Test
    void numbersAndListsReadBackEqual() {
        JobFile job = JobFileReaderTest.read(
                SMALLEST,
                "training.optimizer.rate=1e-7",
                "training.optimizer.clip-norm=1e300",
                "corpus.train=[\"a{b,c}.csv\", '*.csv', 'hdfs://host:8020/x y/']",
                "corpus.split.seed=-9223372036854775808",
                "network.embedding.characters={hidden: 3}");
        assertThat(readBack(job)).isEqualTo(job);
    }

    @Test
    void eachKeyHasItsMeaningBesideIt() {
        String yaml = JobFileWriter.write(JobFileReaderTest.read(SMALLEST));
        assertThat(yaml.lines())
                .contains(
                        "task: tagging                               # what is learned: a class of the task package in "
                                + "kebab case, or a full class name",
                        "#   valid:                                  # paths or globs of the validation data",
                        "  batch-size: 32                            # sequences a step on each worker")
                .allMatch(line -> line.contains("  # "));
    }

    private static JobFile readBack(JobFile job) {
        return JobFileReader.read("jobs/other-name.yaml", JobFileWriter.write(job), List.of(), any -> List.of());
    }
}
