package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorsChecksTest {
    @Test
    void rowsOfNumbersNeedNoNames() {
        JobFile job = read("{format: csv, header: false, train: a, columns: {label: -1}, vectors: {}}");
        assertThat(job.corpus().vectors().frame()).isZero();
        assertThat(read("{format: csv, train: a}").corpus().vectors()).isNull();
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> read("{format: text, train: a, vectors: {columns: label}}"))
                .hasMessageContaining("corpus.vectors: must be left out with corpus.format = text")
                .hasMessageContaining(
                        "corpus.vectors.columns = label: must be other columns than corpus.columns.label");
        assertThatThrownBy(() -> read("{format: parquet, train: a, vectors: {}}"))
                .hasMessageContaining("corpus.vectors.columns is missing: must name the columns");
        assertThatThrownBy(() -> read(
                        "{format: csv, header: false, train: a, columns: {label: -1}, vectors: {columns: [x, 1]}}"))
                .hasMessageContaining("corpus.vectors.columns = x: must be a column's number");
    }

    private static JobFile read(String corpus) {
        return JobFileReader.read(
                "job.yaml", "task: activity\ncorpus: " + corpus + "\noutput: out\n", List.of(), job -> List.of());
    }
}
