package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each task has to say against a job, as the user reads it. */
class ProblemsTest {
    @Test
    void aLanguageModelMustNotSeeWhatItForesees() {
        assertRefused(
                new LanguageModel(),
                """
                task: language-model
                corpus: {format: text, train: [a.txt]}
                network: {bidirectional: true, embedding: {characters: {units: 5}}}
                text: {tokenizer: kmers, kmer-size: 3, kmer-stride: 1}
                """,
                "network.bidirectional = true: must be false",
                "network.embedding.characters: must be left out",
                "text.kmer-stride = 1: must be at least text.kmer-size = 3");
    }

    @Test
    void taggingNeedsWordsAndTheirColumns() {
        assertRefused(
                new Tagging(),
                """
                task: tagging
                corpus: {format: conllu, train: [a.conllu]}
                text: {tokenizer: words}
                """,
                "text.tokenizer = words: must be given",
                "corpus.columns.token is missing: must be the column with the word");
    }

    @Test
    void classificationNeedsTwoColumns() {
        assertRefused(
                new Classification(),
                """
                task: classification
                corpus: {format: text, train: [a.txt], columns: {text: label}}
                """,
                "corpus.format = text: must be one that has a column of labels",
                "corpus.columns.label = label: must be another column");
    }

    @Test
    void translationNeedsASourceAndATarget() {
        assertRefused(
                new Translation(),
                """
                task: translation
                corpus: {format: text, train: [a.txt]}
                """,
                "corpus.format = text: must be one with a source and a target for translation: parallel, tsv",
                "corpus.columns.source is missing: must name the column that is read",
                "corpus.columns.target is missing: must name the column with the answer");
        assertRefused(new Translation(), """
                task: translation
                corpus: {format: parallel, train: [a.ja], columns: {source: ja, target: ja}}
                """, "corpus.columns.target = ja: must be another than corpus.columns.source");
    }

    @Test
    void goodJobsPass() {
        assertThat(read(new Tagging(), """
                                task: tagging
                                corpus: {format: conllu, train: [a], columns: {token: form, label: upos}}
                                text: {tokenizer: given}
                                """).task()).isEqualTo("tagging");
        assertThat(read(new Classification(), "task: classification\ncorpus: {format: tsv, train: [a]}\n")
                        .task())
                .isEqualTo("classification");
        assertThat(read(new LanguageModel(), """
                                task: language-model
                                corpus: {format: text, train: [a]}
                                text: {tokenizer: characters}
                                """).task()).isEqualTo("language-model");
    }

    private static void assertRefused(Task task, String text, String... problems) {
        assertThatThrownBy(() -> read(task, text)).satisfies(refused -> {
            for (String problem : problems) {
                assertThat(refused).hasMessageContaining(problem);
            }
        });
    }

    private static JobFile read(Task task, String text) {
        return JobFileReader.read("job.yaml", text, List.of(), task::problems);
    }
}
