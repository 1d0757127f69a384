package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.config.CorpusSection.Split;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepRecordsTest {
    private static final Configuration HADOOP =
            SparkSessions.local().sparkContext().hadoopConfiguration();
    private static final String ROWS = """
            clip,x,y,label
            a,1,2,still
            a,3,4,walk

            "b ""2""\",5,6,walk
            c,7,8,"still
            there"
            c,9,1,walk
            c,2,3,walk
            d,4,5,still
            """;

    @TempDir
    Path folder;

    private CorpusSection corpus(String name, String content) throws IOException {
        return corpus(Corpora.of(
                Format.CSV, Files.writeString(folder.resolve(name), content).toString()));
    }

    private static CorpusSection corpus(CorpusSection from) {
        return Corpora.with(from, new VectorsSection(List.of(), 0, "clip", true, Missing.FAIL, false, null));
    }

    private static List<RawRecord> read(CorpusSection corpus, long sliceBytes) {
        return Failures.surfaced(
                () -> CorpusReader.read(SparkSessions.local(), corpus.train(), corpus, record -> record, sliceBytes)
                        .collect());
    }

    private static List<RawRecord> read(CorpusSection corpus) {
        return read(corpus, Parts.SLICE_BYTES);
    }

    @Test
    void rowsOfOneSequenceAreARecordWithAValueARow() throws IOException {
        CorpusSection corpus = corpus("a.csv", ROWS);
        List<RawRecord> records = read(corpus);
        assertThat(records).extracting(RawRecord::id).containsExactly("a", "b \"2\"", "c", "d");
        assertThat(records.get(2).columns())
                .isEqualTo(Map.of(
                        "clip", List.of("c", "c", "c"),
                        "x", List.of("7", "9", "2"),
                        "y", List.of("8", "1", "3"),
                        "label", List.of("still\nthere", "walk", "walk")));
        assertThat(NumberColumns.of(records.get(2), corpus))
                .isEqualTo(new RawVectors(2, new double[] {7, 8, 9, 1, 2, 3}));
        assertThat(records.get(2).shared("clip")).isEqualTo("c");
        assertThatThrownBy(() -> records.get(0).shared("label"))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("has 'walk' in the column 'label': must have 'still', as the first row of its"
                        + " sequence 'a'");
    }

    @Test
    void columnsMayBeNumberedAndMissingValuesMarked() throws IOException {
        String path = Files.writeString(folder.resolve("n.tsv"), "a\t1\tNaN\tp\na\t\t4\tq\n")
                .toString();
        CorpusSection named = Corpora.with(
                Corpora.withoutHeader(Corpora.of(Format.TSV, path)),
                new CorpusSection.Columns("text", "-1", "", "", "", ""));
        CorpusSection corpus =
                Corpora.with(named, new VectorsSection(List.of(), 0, "0", true, Missing.LAST, false, null));
        assertThat(NumberColumns.of(read(corpus).get(0), corpus))
                .isEqualTo(new RawVectors(4, new double[] {1, Double.NaN, 0, 1, Double.NaN, 4, 1, 0}));
    }

    @Test
    void sequencesAreWholeWhereverSlicesAreCut() throws IOException {
        CorpusSection corpus = corpus("a.csv", ROWS);
        List<RawRecord> whole = read(corpus);
        for (int bytes = 1; bytes < ROWS.length(); bytes = bytes < 40 ? bytes + 4 : bytes * 2) {
            assertThat(read(corpus, bytes)).as("slices of %d bytes", bytes).isEqualTo(whole);
        }
    }

    @Test
    void aTailIsCutBetweenSequences() throws IOException {
        StringBuilder rows = new StringBuilder("clip,x,label\n");
        for (int row = 0; row < 200; row++) {
            rows.append("clip ").append(row / 10).append(",1,a\n");
        }
        CorpusSection corpus =
                Corpora.with(corpus("t.csv", rows.toString()), new Split(Split.Method.TAIL, 0.2, 0.3, 1, ""));
        CorpusSection tail = corpus(corpus);
        List<String> ids = new ArrayList<>();
        for (var split : dev.windrow.corpus.Split.values()) {
            List<String> own = new ArrayList<>();
            SplitPlan plan = SplitPlan.of(HADOOP, tail, split, 64);
            for (Part part : plan.parts()) {
                new PartRecords<>(HADOOP, tail, part, plan.filter(), RawRecord::id).forEachRemaining(own::add);
            }
            assertThat(own).hasSizeBetween(3, 11);
            ids.addAll(own);
        }
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, Parts.SLICE_BYTES})
    void aBadRowSpoilsItsSequenceAlone(long bytes) throws IOException {
        String rows = "clip,x,label\na,1,p\na,2\na,3,p\nb,4,q\n,5,q\nc,6,q\nc,7,q\na,8,p\n";
        CorpusSection strict = corpus("bad.csv", rows);
        assertThat(read(corpus(Corpora.with(strict, OnBadRecord.SKIP)), bytes))
                .extracting(RawRecord::id)
                .containsExactly("c", "a");
        assertThatThrownBy(() -> read(strict, bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("bad.csv, line 3: has 2 fields: must have 3, as the header [clip, x, label]");
    }

    @Test
    void whatIsWrongIsNamedWithTheLineOfItsRow() throws IOException {
        assertBad("clip,x\na,1\n ,2\n", "line 3: has nothing in the column 'clip' (corpus.vectors.sequence)");
        assertBad("clip,x\na,1\nb,2\na,3\n", "line 4: begins the sequence 'a' once more: the rows of one must stand");
        assertThatThrownBy(() -> read(corpus("none.csv", "film,x\na,1\n")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(
                        "none.csv: has no column 'clip', which corpus.vectors.sequence names; it has [film,");
        assertNoNumbers("clip,x,label\na,1,p\n\na,NaN,p\n", "line 4: has NaN in the column 'x': must be a number;");
        assertNoNumbers("clip,x,label\na,1,p\na,1;5,p\n", "line 3: has '1;5' in the column 'x': must be a number");
        String path = Files.writeString(folder.resolve("w.csv"), "a,1,2\na,1\n").toString();
        CorpusSection numbered = Corpora.with(
                Corpora.withoutHeader(Corpora.of(Format.CSV, path)),
                new VectorsSection(List.of(), 0, "0", true, Missing.FAIL, false, null));
        assertThatThrownBy(() -> read(numbered))
                .hasMessageContaining("w.csv, line 2: has 2 fields: must have 3, as the first row of the file");
    }

    private void assertBad(String rows, String message) throws IOException {
        CorpusSection corpus = corpus("bad.csv", rows);
        assertThatThrownBy(() -> read(corpus))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("bad.csv, " + message);
    }

    private void assertNoNumbers(String rows, String message) throws IOException {
        CorpusSection corpus = corpus("bad.csv", rows);
        assertThatThrownBy(() -> Failures.surfaced(() -> CorpusReader.read(
                                SparkSessions.local(),
                                corpus.train(),
                                corpus,
                                record -> NumberColumns.of(record, corpus))
                        .collect()))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("bad.csv, " + message);
    }

    @Test
    void framesMayBeArraysInJsonLines() throws IOException {
        String path = Files.writeString(
                        folder.resolve("a.jsonl"),
                        "{\"xy\": [[1, 2], [3, 4.5]], \"label\": [\"p\", \"q\"], \"other\": [[1], [2, 3]]}\n")
                .toString();
        CorpusSection corpus =
                Corpora.with(Corpora.of(Format.JSONL, path), new VectorsSection(List.of("xy"), 2, true, Missing.FAIL));
        RawRecord record = read(corpus).get(0);
        assertThat(NumberColumns.of(record, corpus)).isEqualTo(new RawVectors(2, new double[] {1, 2, 3, 4.5}));
        assertThat(record.values("label")).containsExactly("p", "q");
        assertThat(record.values("other")).containsExactly("[1]", "[2,3]");
        Files.writeString(folder.resolve("a.jsonl"), "{\"xy\": [[1, 2]]}\n{\"xy\": [[1, 2], [3]]}\n");
        assertThatThrownBy(() -> read(corpus))
                .hasMessageContaining("a.jsonl, line 2: has 1 numbers in frame 2 of the column 'xy': must have 2"
                        + " (corpus.vectors.frame)");
    }
}
