package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.Split.Method;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesPreparationTest {
    private static final int ROWS = 100;
    private static final int HISTORY = 4;
    private static final int HORIZON = 2;

    @TempDir
    Path folder;

    @Test
    void noTargetLiesInTwoSplitsAndTheScaleIsOfTheTrainingDataAlone() throws IOException {
        PreparedCorpus corpus = prepare(rows(""), 1 << 20);
        Scale.Column column = corpus.encoding().inputScale().columns().get(0);
        float[] train = targets(corpus, Split.TRAIN);
        float[] valid = targets(corpus, Split.VALID);
        float[] test = targets(corpus, Split.TEST);
        assertThat(train[0]).isEqualTo(HISTORY);
        assertThat(train[train.length - 1]).isLessThan(valid[0]);
        assertThat(valid[valid.length - 1]).isLessThan(test[0]);
        assertThat(test[test.length - 1]).isEqualTo(ROWS - 1);
        // What was reaches back into the split before, so the first row of each is forecast.
        assertThat(valid[0]).isEqualTo(train[train.length - 1] + 1);
        assertThat(test[0]).isEqualTo(valid[valid.length - 1] + 1);
        assertThat(column.name()).isEqualTo("value");
        assertThat(column.mean()).isCloseTo(train[train.length - 1] / 2, Offset.offset(1e-9));
    }

    @Test
    void aFileInManySlicesHasAWindowForNearlyEveryRow() throws IOException {
        PreparedCorpus corpus = prepare(rows(""), 60);
        float[] train = targets(corpus, Split.TRAIN);
        assertThat(corpus.windows(Split.TRAIN).getNumPartitions()).isGreaterThan(1);
        for (Window window : corpus.windows(Split.TRAIN).collect()) {
            float last = window.inputVectors().at(HISTORY - 1, 0);
            float next = window.targetVectors().at(0, 0);
            assertThat(raw(corpus, next) - raw(corpus, last)).isEqualTo(1);
        }
        assertThat(train).doesNotHaveDuplicates();
    }

    @Test
    void theEndOfASeriesIsReadForAForecast() throws IOException {
        String path = rows("");
        CorpusSection corpus = corpus(path);
        List<Example> ends = SeriesEnds.read(
                        SparkSessions.local(),
                        List.of(path),
                        new InputColumns(corpus, List.of()),
                        record -> SeriesColumns.step(record, corpus))
                .collect();
        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).inputVectors().values()).containsExactly(96, 97, 98, 99);
        String few =
                Files.writeString(folder.resolve("few.csv"), "value\n1\n2\n").toString();
        assertThatThrownBy(() -> SeriesEnds.read(
                                SparkSessions.local(),
                                List.of(few),
                                new InputColumns(corpus(few), List.of()),
                                record -> SeriesColumns.step(record, corpus))
                        .collect())
                .hasMessageContaining("few.csv: has 2 rows: must have at least corpus.vectors.series.history = 4");
    }

    @Test
    void whatIsNoNumberIsNamedWithItsLineAndColumn() {
        assertThatThrownBy(() -> prepare(rows("NaN"), 1 << 20))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("series.csv, line 52: has NaN in the column 'value': must be a number");
    }

    private float[] targets(PreparedCorpus corpus, Split split) {
        List<Window> windows = corpus.windows(split).collect();
        float[] seen = new float[windows.size() + HORIZON - 1];
        for (int k = 0; k < seen.length; k++) {
            Window window = windows.get(Math.min(k, windows.size() - 1));
            seen[k] = raw(corpus, window.targetVectors().at(0, Math.max(0, k - windows.size() + 1)));
        }
        return seen;
    }

    private static float raw(PreparedCorpus corpus, float normal) {
        return Math.round(corpus.encoding().inputScale().columns().get(0).raw(normal));
    }

    private PreparedCorpus prepare(String path, long sliceBytes) throws IOException {
        CorpusSection corpus = corpus(path);
        Recipe recipe = new Recipe(
                corpus,
                Jobs.text(Tokenizer.GIVEN, 9),
                Targets.VALUES,
                Inputs.VECTORS,
                false,
                record -> SeriesColumns.step(record, corpus));
        return Preparation.run(
                SparkSessions.local(),
                Map.of(),
                recipe,
                new org.apache.hadoop.fs.Path(folder.resolve("out").toString()),
                sliceBytes);
    }

    private static CorpusSection corpus(String path) {
        SeriesSection series =
                new SeriesSection(HISTORY, HORIZON, List.of(), 1, 1, false, "", "yyyy", "UTC", 0, List.of());
        return Corpora.with(
                Corpora.with(Corpora.of(Format.CSV, path), new CorpusSection.Split(Method.TAIL, 0.2, 0.2, 1)),
                new VectorsSection(List.of("value"), 0, true, Missing.FAIL, series));
    }

    /** The numbers from 0 on, a row each; the one of line 52 is another text if that is not empty. */
    private String rows(String other) throws IOException {
        StringBuilder rows = new StringBuilder("value\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append(row == 50 && !other.isEmpty() ? other : Integer.toString(row))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("series.csv"), rows).toString();
    }
}
