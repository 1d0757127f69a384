package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateChecksTest {
    @Test
    void madeUpSequencesNeedNoFiles() {
        JobFile job = read("{format: generate, generate: {problem: adding, length: 400}, vectors: {normalize: false}}");
        assertThat(job.corpus().train()).isEmpty();
        assertThat(job.corpus().generate().steps()).isEqualTo(400);
        assertThat(read("{format: generate, generate: {problem: copy, length: 40}}")
                        .corpus()
                        .generate()
                        .steps())
                .isEqualTo(60);
    }

    @Test
    void aJobFileIsWrittenAsItIsRead() {
        JobFile job = read("{format: generate, generate: {problem: copy, length: 40, alphabet: 5}}");
        assertThat(JobFileReader.read("job.yaml", JobFileWriter.write(job), List.of(), none -> List.of()))
                .isEqualTo(job);
    }

    @Test
    void filesAndMadeUpSequencesExcludeEachOther() {
        assertThatThrownBy(() -> read("{format: generate, train: a, test: b, columns: {id: x}}"))
                .hasMessageContaining(
                        "corpus.train = a: must be left out with corpus.format = generate, which reads no")
                .hasMessageContaining("corpus.test = b: must be left out")
                .hasMessageContaining("corpus.columns.id = x: must be left out")
                .hasMessageContaining("corpus.generate is missing: must say which problem");
        assertThatThrownBy(() -> read("{format: text}"))
                .hasMessageContaining("corpus.train is missing: must be a text or a list of texts");
        assertThatThrownBy(() -> read("{format: text, train: a, generate: {problem: copy}}"))
                .hasMessageContaining(
                        "corpus.generate: must be left out with corpus.format = text; it is for generate");
    }

    @Test
    void eachProblemHasItsOwnKeys() {
        assertThatThrownBy(() -> read("{format: generate, generate: {problem: adding, symbols: 3, alphabet: 2}}"))
                .hasMessageContaining(
                        "corpus.generate.symbols = 3: must be left out with corpus.generate.problem = add")
                .hasMessageContaining("corpus.generate.alphabet = 2: must be left out");
        assertThatThrownBy(() -> read("{format: generate, generate: {problem: copy, length: 50}}"))
                .hasMessageContaining("text.window = 64: must be at least 70");
        assertThatThrownBy(() -> read("{format: generate, generate: {problem: adding}, vectors: {frame: 3}}"))
                .hasMessageContaining("corpus.vectors: must have no key but normalize with corpus.format = generate");
    }

    private static JobFile read(String corpus) {
        return JobFileReader.read("job.yaml", "task: any\ncorpus: " + corpus + "\n", List.of(), job -> List.of());
    }
}
