package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.config.NetworkSection;
import dev.windrow.task.Tasks;
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
                .hasMessageStartingWith("job.yaml:1: task = taging: must be one of " + String.join(", ", Tasks.names()))
                .hasMessageEndingWith("; did you mean tagging?");
    }

    @Test
    void whatIsMadeUpMustFitTheTask() {
        assertThatThrownBy(() -> read("""
                        task: copy
                        text: {tokenizer: given}
                        corpus: {format: generate, generate: {problem: adding}}
                        """))
                .hasMessageContaining(
                        "corpus.generate.problem = adding: must be another for copy; adding is for task:");
        assertThatThrownBy(() -> read("""
                        task: regression
                        text: {window: 200}
                        corpus: {format: generate, generate: {problem: copy}}
                        """))
                .hasMessageContaining("corpus.generate.problem = copy: must be another for regression");
        assertThatThrownBy(() -> read("""
                        task: copy
                        corpus: {format: jsonl, train: a, columns: {text: x, label: x}}
                        """))
                .hasMessageContaining("text.tokenizer = words: must be given for copy")
                .hasMessageContaining("corpus.columns.label = x: must be another column");
    }

    @Test
    void onlyForecastsAreOfSeries() {
        String series = """
                corpus:
                  {format: csv, train: a, split: {method: tail}, vectors: {columns: [x], series: {history: 4}}}
                """;
        assertThatThrownBy(() -> read("task: activity\n" + series))
                .hasMessageContaining("corpus.vectors.series: must be left out for activity, which forecasts nothing");
        assertThatThrownBy(() -> read("task: regression\n" + series))
                .hasMessageContaining("corpus.vectors.series: must be left out for regression, where a record");
    }

    @Test
    void aNetworkMustFitWhatIsRead() {
        assertThatThrownBy(() -> read("task: activity\ncorpus: {format: csv, train: a}\nnetwork: {cell: none}\n"))
                .hasMessageContaining("corpus.vectors is missing: must say which numbers activity reads")
                .hasMessageContaining("network.cell = none: must be rnn, lstm or gru for activity");
        assertThatThrownBy(() -> read("task: classify-vector\ncorpus: {format: csv, train: a, vectors: {}}\n"))
                .hasMessageContaining("network.cell = lstm: must be none for classify-vector, which reads a single");
        assertThatThrownBy(() ->
                        read("task: classify-vector\ncorpus: {format: csv, train: a, vectors: {sequence: clip}}\n"))
                .hasMessageContaining("corpus.vectors.sequence = clip: must be left out for classify-vector");
        assertThatThrownBy(() -> read("""
                        task: classification
                        corpus: {format: csv, train: a, vectors: {}}
                        network: {projection: 3, output: {interval: 0.9}}
                        """))
                .hasMessageContaining("corpus.vectors: must be left out for classification, which reads symbols")
                .hasMessageContaining("network.projection = 3: must be left out")
                .hasMessageContaining("network.output.interval = 0.9: must be left out");
    }

    @Test
    void aTaskThereIsNotIsNamedBesideOtherProblems() {
        assertThatThrownBy(() -> read("corpus: {format: texts, train: a}\ntask: taging\nepochs: 3\n"))
                .hasMessageMatching("(?s)job.yaml:1: corpus.format = texts: .*\njob.yaml:2: task = taging: .*"
                        + "did you mean tagging\\?\njob.yaml:3: epochs: no such key; did you mean training.epochs.*");
    }

    @Test
    void onlyAnEmbeddingThatSaysNothingMayBeFrozen() {
        assertThatThrownBy(() -> read("""
                        task: classify-vector
                        corpus: {format: csv, train: a, vectors: {}}
                        network: {cell: none}
                        training: {optimizer: {freeze-embedding: true}}
                        """))
                .hasMessageContaining("training.optimizer.freeze-embedding = true: must be false for classify-vector,"
                        + " which reads no symbols");
        assertThatThrownBy(() -> read("""
                        task: language-model
                        corpus: {format: text, train: a}
                        network: {output: {tied: true}}
                        training: {optimizer: {freeze-embedding: true}}
                        """))
                .hasMessageContaining("training.optimizer.freeze-embedding = true: must be false with"
                        + " network.output.tied, where the embedding is what predicts, too");
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
    void aDecoderNeedsStatesToStartFrom() {
        assertThatThrownBy(() -> read("""
                        task: translation
                        corpus: {format: parallel, train: a.ja, columns: {source: ja, target: en}}
                        network: {bidirectional: true, merge: sum, output: {sees-input: true}}
                        """))
                .hasMessageContainingAll(
                        "network.merge = sum: must be concatenate for translation, whose decoder starts from",
                        "network.output.sees-input = true: must be false for translation");
    }

    @Test
    void speechAloneAndAlwaysEndsInConnectionistTemporalClassification() {
        assertThatThrownBy(() -> read("""
                        task: language-model
                        corpus: {format: text, train: a}
                        network: {output: {kind: ctc}}
                        """))
                .hasMessageContaining("network.output.kind = ctc: must be softmax for language-model; connectionist"
                        + " temporal classification is for transcripts, as of speech");
        assertThatThrownBy(() -> read("""
                        task: speech
                        corpus: {format: wav, train: a, sound: {transcripts: t.tsv}}
                        """))
                .hasMessage("job.yaml: network.output.kind = softmax: must be ctc for speech, whose transcripts are"
                        + " shorter than the sounds they are of");
    }

    @Test
    void onlyOneLabelForAllHasStatesThatBecomeOne() {
        assertThatThrownBy(() -> read("""
                        task: language-model
                        corpus: {format: text, train: a}
                        network: {pooling: attention}
                        """))
                .hasMessageContaining("network.pooling = attention: must be left out for language-model, which does"
                        + " not say one thing of a whole sequence, as classification does");
        assertThat(read("""
                        task: classification
                        corpus: {format: tsv, train: a}
                        network: {pooling: max}
                        """).network().pooling()).isEqualTo(NetworkSection.Pooling.MAX);
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
