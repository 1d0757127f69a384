package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskProblemsTest {
    static List<Path> jobFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("jobFiles")
    void everyJobFileIsGoodForItsTask(Path file) throws IOException {
        JobFile job = JobFileReader.read(file.toString(), Files.readString(file), List.of(), new TaskProblems());
        assertThat(TaskProblems.of(job)).isEmpty();
    }

    @Test
    void aTaskThereIsNotIsNamedWithTheOneMeant() {
        assertThatThrownBy(() -> read("task: taging\ncorpus: {format: text, train: a}\n"))
                .hasMessageStartingWith(
                        "job.yaml:1: task = taging: must be one of classification, dna, language-model, ")
                .hasMessageEndingWith("; did you mean tagging?");
    }

    @Test
    void aTaskThereIsNotIsNamedBesideOtherProblems() {
        assertThatThrownBy(() -> read("corpus: {format: texts, train: a}\ntask: taging\nepochs: 3\n"))
                .hasMessageMatching("(?s)job.yaml:1: corpus.format = texts: .*\njob.yaml:2: task = taging: .*"
                        + "did you mean tagging\\?\njob.yaml:3: epochs: no such key; did you mean training.epochs.*");
    }

    @Test
    void onlyTaggingHasLabelsForAChain() {
        assertThatThrownBy(() -> read("""
                        task: language-model
                        corpus: {format: text, train: a}
                        network: {output: {kind: crf}}
                        """))
                .hasMessageContaining("network.output.kind = crf: must be softmax for language-model; a conditional"
                        + " random field is for tagging");
    }

    @Test
    void aKeyThatTheChecksRefuseIsNotRefusedAgainByTheTask() {
        assertThatThrownBy(() -> read("task: tagging\ncorpus: {format: conllu, train: a}\n"))
                .hasMessage("job.yaml: corpus.columns.token is missing: must be the column with the word when "
                        + "corpus.format = conllu; try form\n"
                        + "job.yaml: text.tokenizer = words: must be given, because the corpus has its words apart "
                        + "already (corpus.format = conllu, corpus.columns.token)");
    }

    private static JobFile read(String yaml) {
        return JobFileReader.read("job.yaml", yaml, List.of(), new TaskProblems());
    }
}
