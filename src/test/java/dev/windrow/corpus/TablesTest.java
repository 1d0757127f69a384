package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Columns;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables say is read as it was meant, or refused. */
class TablesTest {
    private static final SparkSession SPARK = SparkSessions.local();

    @TempDir
    Path folder;

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static List<RawRecord> read(CorpusSection corpus) {
        return Failures.surfaced(() -> CorpusReader.read(SPARK, corpus.train(), corpus, record -> record)
                .collect());
    }

    private static CorpusSection numbers(Format format, String path, String... columns) {
        return Corpora.with(
                Corpora.with(Corpora.of(format, path), new Columns("text", "y", "token", "", "", "")),
                new VectorsSection(List.of(columns), 0, true, Missing.FAIL));
    }

    @Test
    void columnsGoByTheNamesOfTheFirstTrainingFile() throws IOException {
        CorpusSection trained = numbers(Format.CSV, write("train.csv", "a,b,y\n1,2,p\n"));
        InputColumns columns = InputColumns.first(SPARK.sparkContext().hadoopConfiguration(), trained);
        assertThat(columns.names()).containsExactly("a", "b");
        RawRecord turned = read(numbers(Format.CSV, write("turned.csv", "b,a\n-100,100\n")))
                .get(0);
        assertThat(NumberColumns.of(columns.matched(turned), trained).values()).containsExactly(100, -100);
        RawRecord other =
                read(numbers(Format.CSV, write("other.csv", "a,c,y\n1,2,p\n"))).get(0);
        assertThatThrownBy(() -> columns.matched(other))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(
                        "other.csv: has the columns with numbers [a, c]: must have [a, b], as the training"
                                + " data; missing: [b]; new: [c]");
    }

    @Test
    void aNameTwiceIsRefusedWhereTheColumnIsRead() throws IOException {
        String doubled = write("doubled.csv", "text,label,label\nx,1,2\n");
        assertThatThrownBy(() -> read(Corpora.of(Format.CSV, doubled)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("doubled.csv, line 1: names the column 'label' twice, in fields 2 and 3");
        assertThatThrownBy(() -> read(numbers(Format.CSV, write("inputs.csv", "a,a,y\n1,2,p\n"))))
                .hasMessageContaining("names the column 'a' twice, in fields 1 and 2");
        assertThat(read(Corpora.of(Format.CSV, write("unused.csv", "text,label,n,n\nx,1,2,3\n"))))
                .hasSize(1);
        assertThatThrownBy(() -> read(Corpora.of(Format.JSONL, write("a.jsonl", "{\"text\":\"x\",\"text\":\"y\"}\n"))))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("a.jsonl, line 1: is not JSON: has the key 'text' twice");
    }

    @Test
    void raggedRowsWithoutAHeaderAreBadRecords() throws IOException {
        String ragged = write("ragged.csv", "the cat sat,1\nthe dog, the bird,2\n");
        assertThatThrownBy(() -> read(Corpora.withoutHeader(Corpora.of(Format.CSV, ragged))))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("ragged.csv, line 2: has 3 fields: must have 2, as the first row of the file;"
                        + " a space-separated file?");
    }

    @Test
    void parquetIsReadAsWhatItsTypesMean() {
        String path = folder.resolve("types.parquet").toString();
        SPARK.sql("select cast(12.50 as decimal(9,2)) a, cast(1.0 as decimal(3,1)) b, date'2020-01-01' c,"
                        + " cast(1.25 as decimal(30,2)) d, timestamp'2020-01-01 10:00:00Z' e,"
                        + " array(cast(-0.5 as decimal(12,1))) f, timestamp_ntz'2020-01-01 10:00:00' g, map('k', 1) h,"
                        + " named_struct('x', 1) i, unhex('FF') j")
                .coalesce(1)
                .write()
                .parquet(path);
        RawRecord row = read(numbers(Format.PARQUET, path, "a", "b", "c", "d", "e", "f", "g"))
                .get(0);
        assertThat(List.of("a", "b", "c", "d", "e", "f", "g"))
                .map(row::value)
                .containsExactly(
                        "12.50", "1.0", "2020-01-01", "1.25", "2020-01-01T10:00:00Z", "-0.5", "2020-01-01T10:00:00");
        for (String column : List.of("h", "i")) {
            assertThatThrownBy(() -> read(numbers(Format.PARQUET, path, column)))
                    .isInstanceOf(CorpusException.class)
                    .hasMessageContaining("has the column '" + column + "' of the type");
        }
        assertThatThrownBy(() -> read(numbers(Format.PARQUET, path, "j")))
                .hasMessageContaining("bytes that are not UTF-8");
    }

    private CorpusSection series(String path, int minutes, Missing missing) {
        SeriesSection series = new SeriesSection(
                3, 1, List.of(), 1, 1, false, minutes > 0 ? "t" : "", "yyyy-MM-dd HH:mm", "UTC", minutes, List.of());
        return Corpora.with(Corpora.of(Format.CSV, path), new VectorsSection(List.of("x"), 0, true, missing, series));
    }

    private List<Example> ends(CorpusSection corpus) {
        return Failures.surfaced(() -> SeriesEnds.read(
                        SPARK,
                        corpus.train(),
                        new InputColumns(corpus, List.of()),
                        record -> SeriesColumns.step(record, corpus))
                .collect());
    }

    @Test
    void aForecastChecksAndFillsTimeAsTrainingDoes() throws IOException {
        for (String hours : List.of("00 09 10", "09 09 09", "10 09 08")) {
            String[] hour = hours.split(" ");
            String rows = "t,x\n";
            for (String one : hour) {
                rows += "2020-01-01 " + one + ":00," + one + "\n";
            }
            String path = write("s" + hours.replace(" ", "") + ".csv", rows);
            assertThatThrownBy(() -> ends(series(path, 60, Missing.FAIL))).hasMessageContaining("the row before it");
        }
        String path = folder.resolve("s000910.csv").toString();
        assertThat(ends(series(path, 60, Missing.LAST)).get(0).inputVectors().values())
                .containsExactly(Double.NaN, 1, 9, 0, 10, 0);
    }

    @Test
    void numbersKeepTheirDigitsUntilTheyAreNormalised() throws IOException {
        StringBuilder rows = new StringBuilder("x\n");
        for (int row = 0; row < 100; row++) {
            rows.append(100_000_000 + 0.25 * row).append('\n');
        }
        CorpusSection corpus = series(write("large.csv", rows.toString()), 0, Missing.FAIL);
        Recipe recipe = new Recipe(
                corpus,
                Jobs.text(dev.windrow.config.TextSection.Tokenizer.GIVEN, 9),
                Targets.VALUES,
                Inputs.VECTORS,
                false,
                record -> SeriesColumns.step(record, corpus));
        PreparedCorpus prepared = Preparation.run(
                SPARK,
                Map.of(),
                recipe,
                new org.apache.hadoop.fs.Path(folder.resolve("out").toString()),
                1 << 20);
        Scale.Column column = prepared.encoding().inputScale().columns().get(0);
        assertThat(column.deviation()).isCloseTo(0.25 * Math.sqrt((100 * 100 - 1) / 12.0), Offset.offset(1e-6));
        for (Window window : prepared.windows(Split.TRAIN).collect()) {
            double step = column.raw(window.targetVectors().at(0, 0))
                    - column.raw(window.inputVectors().at(2, 0));
            assertThat(step).isCloseTo(0.25, Offset.offset(1e-5));
        }
    }
}
