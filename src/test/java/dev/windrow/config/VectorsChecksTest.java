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
        assertThatThrownBy(
                        () -> read("{format: csv, header: false, train: a, columns: {id: 1}, vectors: {sequence: clip,"
                                + " columns: [2, clip], frame: 2, series: {}}}"))
                .hasMessageContaining("corpus.vectors.sequence = clip: must be a column's number")
                .hasMessageContaining("corpus.vectors.frame = 2: must be left out with corpus.vectors.sequence")
                .hasMessageContaining("corpus.vectors.series: must be left out with corpus.vectors.sequence")
                .hasMessageContaining("corpus.columns.id = 1: must be left out with corpus.vectors.sequence")
                .hasMessageContaining("corpus.vectors.columns = clip: must be other columns than");
        assertThatThrownBy(() -> read("{format: jsonl, train: a, vectors: {sequence: clip}}"))
                .hasMessageContaining("corpus.vectors.sequence = clip: must be left out with corpus.format = jsonl");
        assertThatThrownBy(() -> read("{format: csv, train: a, vectors: {differences: true}}"))
                .hasMessageContaining(
                        "corpus.vectors.differences = true: must be false without corpus.vectors.frame or");
        assertThatThrownBy(() -> read("{format: parquet, train: a, vectors: {}}"))
                .hasMessageContaining("corpus.vectors.columns is missing: must name the columns");
        assertThatThrownBy(() -> read(
                        "{format: csv, header: false, train: a, columns: {label: -1}, vectors: {columns: [x, 1]}}"))
                .hasMessageContaining("corpus.vectors.columns = x: must be a column's number");
    }

    @Test
    void aSeriesMustBeSplitByTime() {
        assertThatThrownBy(() -> read("{format: csv, train: a, vectors: {columns: [x], frame: 2, series: {history: 4,"
                        + " season: 5, targets: y, minutes: 3, calendar: [hour], time-format: bad, zone: Moon}}}"))
                .hasMessageContaining("corpus.split.method = hash: must be tail with corpus.vectors.series")
                .hasMessageContaining("corpus.vectors.frame = 2: must be left out with corpus.vectors.series")
                .hasMessageContaining("corpus.vectors.series.season = 5: must be at most corpus.vectors.series.history")
                .hasMessageContaining("corpus.vectors.series.targets = y: must be one of corpus.vectors.columns = [x]")
                .hasMessageContaining("corpus.vectors.series.minutes = 3: must be left out without")
                .hasMessageContaining("corpus.vectors.series.calendar: must be left out without")
                .hasMessageContaining("corpus.vectors.series.time-format = bad: must be a form")
                .hasMessageContaining("corpus.vectors.series.zone = Moon: must be a time zone");
        assertThatThrownBy(() -> read("{format: parquet, train: a, split: {method: tail}, vectors: {columns: [x, t],"
                        + " series: {time: t}}}"))
                .hasMessageContaining("corpus.vectors.series: must be left out with corpus.format = parquet")
                .hasMessageContaining(
                        "corpus.vectors.columns = t: must be other columns than corpus.vectors.series.time");
    }

    private static JobFile read(String corpus) {
        return JobFileReader.read(
                "job.yaml", "task: activity\ncorpus: " + corpus + "\noutput: out\n", List.of(), job -> List.of());
    }
}
