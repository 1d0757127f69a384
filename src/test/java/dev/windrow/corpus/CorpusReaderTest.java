package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Columns;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.config.CorpusSection.Unit;
import dev.windrow.config.VectorsSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusReaderTest {
    private static final String CONLL = """
            -DOCSTART- -X- O

            EU NNP B-ORG
            rejects VBZ O

            \s
            Peter NNP B-PER\r
            \r
            a b c
            d e f
            g h i



            last X O""";
    private static final String FASTA = ">one the first\nACGTAC\nGT\n\n>two\nnnAC\n;c\nG\n>three\n>four\nA";
    private static final String CONLLU = """
            # sent_id = s1
            # text = vámonos ya
            1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\t_
            1\tvamos\tir\tVERB\t_\t_\t0\troot\t_\t_
            2\tnos\tnosotros\tPRON\t_\t_\t1\tobj\t_\t_
            2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
            3\tya\tya\tADV\t_\t_\t1\tadvmod\t_\t_

            # sent_id = s2
            1\tNew York\tNew York\tPROPN\tNNP\t_\t0\troot\t_\t_
            """;

    private static final Configuration HADOOP =
            SparkSessions.local().sparkContext().hadoopConfiguration();

    @TempDir
    Path folder;

    private String write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    private static List<RawRecord> read(CorpusSection corpus) {
        return read(corpus, Parts.SLICE_BYTES);
    }

    private static List<RawRecord> read(CorpusSection corpus, long sliceBytes) {
        SparkSession spark = SparkSessions.local();
        return Failures.surfaced(() -> CorpusReader.read(spark, corpus.train(), corpus, record -> record, sliceBytes)
                .collect());
    }

    @Test
    void textHasARecordALine() throws IOException {
        String path = write("a.txt", "\uFEFFone\r\n\ntwo \u00e9\nthree");
        List<RawRecord> records = read(Corpora.of(Format.TEXT, path));
        assertThat(records).extracting(r -> r.value("text")).containsExactly("one", "two \u00e9", "three");
        assertThat(records).extracting(RawRecord::id).containsExactly("a.txt:0", "a.txt:9", "a.txt:16");
        assertThat(read(Corpora.with(Corpora.of(Format.TEXT, path), Unit.STREAM)))
                .extracting(r -> r.value("text"))
                .containsExactly("one", "", "two \u00e9", "three");
    }

    @Test
    void csvHasNamedOrNumberedFields() throws IOException {
        String path = write("a.csv", "text,label\n\"a, \"\"b\"\"\",pos\n\nc,\"neg\"\n");
        assertThat(read(Corpora.of(Format.CSV, path)))
                .extracting(RawRecord::columns)
                .containsExactly(
                        Map.of("text", List.of("a, \"b\""), "label", List.of("pos")),
                        Map.of("text", List.of("c"), "label", List.of("neg")));
        assertThat(read(Corpora.withoutHeader(Corpora.of(Format.CSV, path)))
                        .get(1)
                        .columns())
                .isEqualTo(Map.of("0", List.of("a, \"b\""), "1", List.of("pos"), "-1", List.of("pos")));
    }

    @Test
    void aQuotedFieldMayHoldLineBreaks() throws IOException {
        String path = write("a.csv", "\"the\ntext\",label\n\"one\r\n\r\n\"\"two\"\", three\",pos\nc,\"neg\n\"\n");
        List<RawRecord> records = read(Corpora.of(Format.CSV, path));
        assertThat(records)
                .extracting(RawRecord::columns)
                .containsExactly(
                        Map.of("the\ntext", List.of("one\n\n\"two\", three"), "label", List.of("pos")),
                        Map.of("the\ntext", List.of("c"), "label", List.of("neg\n")));
        assertThat(records).extracting(RawRecord::id).containsExactly("a.csv:17", "a.csv:45");
    }

    @Test
    void tsvHasQuotesAsTheyStand() throws IOException {
        String path = write("a.tsv", "\"So good\t1\n\n5\" long\t0\n");
        assertThat(read(Corpora.withoutHeader(Corpora.of(Format.TSV, path))))
                .extracting(r -> r.value("0") + "=" + r.value("-1"))
                .containsExactly("\"So good=1", "5\" long=0");
    }

    @Test
    void jsonLinesHaveTheirFieldsAsColumns() throws IOException {
        String path =
                write("a.jsonl", "{\"text\":\"a\",\"n\":3,\"tokens\":[\"x\",\"y\"],\"none\":null,\"o\":{\"p\":1}}\n");
        assertThat(read(Corpora.of(Format.JSONL, path)).get(0).columns())
                .isEqualTo(Map.of(
                        "text", List.of("a"),
                        "n", List.of("3"),
                        "tokens", List.of("x", "y"),
                        "o", List.of("{\"p\":1}")));
    }

    @Test
    void parquetHasTheColumnsThatTheJobNames() {
        SparkSession spark = SparkSessions.local();
        String path = folder.resolve("p").toString();
        spark.sql("select 'a' text, 7L label, array('x', 'y') token, 1 other union all select null, 8L, array(), 2")
                .coalesce(1)
                .write()
                .parquet(path);
        CorpusSection corpus =
                Corpora.with(Corpora.of(Format.PARQUET, path), new Columns("text", "label", "token", "", "", ""));
        List<RawRecord> records = read(corpus);
        assertThat(records)
                .extracting(RawRecord::columns)
                .containsExactly(
                        Map.of("text", List.of("a"), "label", List.of("7"), "token", List.of("x", "y")),
                        Map.of("label", List.of("8"), "token", List.of()));
        assertThat(records.get(1).id()).endsWith(".parquet:1");
        assertThat(records.get(1).source()).endsWith(".parquet, row 2");
        assertThatThrownBy(() -> read(Corpora.with(corpus, new Columns("body", "class", "", "", "", ""))))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("it has [text, label, token, other]");
    }

    @Test
    void parquetMayHaveFramesAsArraysAndAColumnThatSplits() {
        SparkSession spark = SparkSessions.local();
        String path = folder.resolve("frames").toString();
        spark.sql(
                        "select array(array(1D, 2D), array(3D, null)) xy, array('p', 'q') label, 'test' part, array(array(1D)) z"
                                + " union all select array(array(5D, 6D)), array('q'), 'train', array()")
                .coalesce(1)
                .write()
                .parquet(path);
        CorpusSection.Split byPart = new CorpusSection.Split(CorpusSection.Split.Method.HASH, 0, 0, 1, "part");
        CorpusSection columns = Corpora.with(Corpora.of(Format.PARQUET, path), byPart);
        CorpusSection corpus = Corpora.with(columns, frames("xy", 2));
        List<RawRecord> records = read(corpus);
        assertThat(records)
                .extracting(RawRecord::columns)
                .containsExactly(
                        Map.of(
                                "xy",
                                List.of("1.0", "2.0", "3.0", "null"),
                                "label",
                                List.of("p", "q"),
                                "part",
                                List.of("test")),
                        Map.of("xy", List.of("5.0", "6.0"), "label", List.of("q"), "part", List.of("train")));
        assertThatThrownBy(() -> read(Corpora.with(columns, frames("xy", 3))))
                .hasMessageContaining("parquet, row 1: has 2 numbers in frame 1 of the column 'xy': must have 3"
                        + " (corpus.vectors.frame)");
        assertThatThrownBy(() -> read(Corpora.with(columns, frames("z", 0))))
                .hasMessageContaining(
                        "parquet, row 1: has arrays in the array 'z': must have values; where they are frames,");
    }

    private static VectorsSection frames(String column, int width) {
        return new VectorsSection(List.of(column), width, true, VectorsSection.Missing.FAIL);
    }

    @Test
    void conllHasASentenceBetweenBlankLines() throws IOException {
        List<RawRecord> records = read(Corpora.of(Format.CONLL, write("a.conll", CONLL)));
        assertThat(records).extracting(r -> r.value("0")).containsExactly("EU rejects", "Peter", "a d g", "last");
        assertThat(records.get(0).columns())
                .isEqualTo(Map.of(
                        "0", List.of("EU", "rejects"),
                        "1", List.of("NNP", "VBZ"),
                        "2", List.of("B-ORG", "O"),
                        "-1", List.of("B-ORG", "O")));
    }

    @Test
    void conlluHasWordsWithoutRangesAndEmptyNodes() throws IOException {
        CorpusSection corpus = Corpora.of(Format.CONLLU, write("a.conllu", CONLLU));
        List<RawRecord> records = read(corpus);
        assertThat(records)
                .extracting(r -> r.values("form"))
                .containsExactly(List.of("vamos", "nos", "ya"), List.of("New York"));
        assertThat(records.get(0).values("upos")).containsExactly("VERB", "PRON", "ADV");
        assertThat(read(Corpora.with(corpus, new Columns("", "upos", "form", "sent_id", "", ""))))
                .extracting(RawRecord::id)
                .containsExactly("s1", "s2");
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "CSV", "JSONL", "CONLL", "CONLLU", "FASTA"})
    void recordsAreTheSameWhereverSlicesAreCut(Format format) throws IOException {
        String content =
                switch (format) {
                    case TEXT -> "one\n\ntwo lines\r\nthree\n\n\nlast and longest of them all";
                    case CSV ->
                        "text,label\na b c,1\n\"d,\n\n\"\"e\"\",\n9\",2\n,\"3\n\n\"\n\"longer, \ntext,5\nthan\",4\n5\" pipe,6";
                    case JSONL -> "{\"text\": \"a\"}\n\n{\"text\": \"b c d e f g\"}\n{\"text\": \"h\"}";
                    case CONLL -> CONLL;
                    case CONLLU -> CONLLU;
                    case FASTA -> FASTA;
                    case TSV, PARQUET, PARALLEL, WAV, PIANO_ROLL, GENERATE -> throw new IllegalArgumentException();
                };
        CorpusSection corpus = Corpora.of(format, write("a", content));
        List<RawRecord> whole = read(corpus);
        assertThat(whole).hasSizeGreaterThan(1);
        for (int bytes = 1; bytes < content.length(); bytes = bytes < 20 ? bytes + 1 : bytes * 2) {
            SplitPlan plan = plan(corpus, bytes);
            assertThat(plan.parts()).hasSizeGreaterThan(1);
            List<RawRecord> cut = new ArrayList<>();
            for (Part part : plan.parts()) {
                new PartRecords<>(HADOOP, corpus, part, RecordFilter.ALL, record -> record).forEachRemaining(cut::add);
            }
            assertThat(cut).as("slices of %d bytes", bytes).isEqualTo(whole);
        }
        assertThat(read(corpus, 16)).isEqualTo(whole);
    }

    private static SplitPlan plan(CorpusSection corpus, int sliceBytes) {
        SplitPlan plan = new SplitPlan(
                Parts.of(SplitPlan.whole(CorpusFiles.list(HADOOP, "input", corpus.train())), sliceBytes),
                RecordFilter.ALL);
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
        return OpenQuotes.settle(context, CorpusReader.configuration(context), corpus, Map.of("input", plan))
                .get("input");
    }

    private static CorpusSection parallel(String path) {
        return Corpora.with(Corpora.of(Format.PARALLEL, path), new Columns("", "", "", "", "ja", "en"));
    }

    @Test
    void parallelFilesAreReadLineByLineWhereverSlicesAreCut() throws IOException {
        write("a.en", "one\n\n\nthree 3\nfour\n");
        String content = "ichi\n\nni\r\nsan\nyon";
        CorpusSection corpus = parallel(write("a.ja", content));
        List<RawRecord> whole = read(corpus);
        assertThat(whole).extracting(r -> r.value("ja")).containsExactly("ichi", "ni", "san", "yon");
        assertThat(whole).extracting(r -> r.value("en")).containsExactly("one", "", "three 3", "four");
        for (int bytes = 1; bytes < content.length(); bytes++) {
            List<RawRecord> cut = new ArrayList<>();
            for (Part part : plan(corpus, bytes).parts()) {
                new PartRecords<>(HADOOP, corpus, part, RecordFilter.ALL, record -> record).forEachRemaining(cut::add);
            }
            assertThat(cut).as("slices of %d bytes", bytes).isEqualTo(whole);
        }
    }

    @Test
    void parallelFilesOfDifferentLengthAreNamedWithBothCounts() throws IOException {
        write("short.en", "one\ntwo\n");
        write("long.en", "one\ntwo\nthree\nfour\n");
        String three = "ichi\nni\nsan\n";
        for (String name : List.of("short", "long")) {
            CorpusSection corpus = parallel(write(name + ".ja", three));
            assertThatThrownBy(() -> read(corpus))
                    .hasMessageContainingAll(
                            name + ".ja has 3 lines and ",
                            name + ".en has " + (name.equals("short") ? 2 : 4) + ": must have as many");
        }
    }

    @Test
    void aSourceWithoutAFileOfTargetsHasNone() throws IOException {
        assertThat(read(parallel(write("alone.ja", "ichi\n"))).get(0).columns()).containsOnlyKeys("ja");
        assertThatThrownBy(() -> read(parallel(write("alone.txt", "ichi\n"))))
                .hasMessageContainingAll("alone.txt: must end in .ja, as corpus.columns.source = ja says");
    }

    @Test
    void filesComeFromGlobsFoldersAndCompressed() throws IOException {
        write("d/b.txt", "b\n");
        write("d/sub/b.txt", "c\n");
        write("d/_SUCCESS", "no data");
        write("d/.hidden", "no data");
        write("d/empty.txt", "");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("d/a.txt.gz")))) {
            out.write("zipped\nlines\n".getBytes(StandardCharsets.UTF_8));
        }
        List<RawRecord> records =
                read(Corpora.of(Format.TEXT, folder.resolve("d").toString()));
        assertThat(records).extracting(r -> r.value("text")).containsExactly("zipped", "lines", "b", "c");
        assertThat(records)
                .extracting(RawRecord::id)
                .containsExactly("d/a.txt.gz:0", "d/a.txt.gz:7", "d/b.txt:0", "sub/b.txt:0");
        assertThat(read(Corpora.of(Format.TEXT, folder + "/d/*.{txt,gz}")))
                .extracting(r -> r.value("text"))
                .containsExactly("zipped", "lines", "b");
    }

    @Test
    void aMissingPathIsNamedWithTheNearestFolder() throws IOException {
        write("d/a.txt", "a");
        assertThatThrownBy(() -> read(Corpora.of(Format.TEXT, folder + "/d/none/b.txt")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContainingAll("d/none/b.txt: there is nothing at ", "/d, with a.txt");
        assertThatThrownBy(() -> read(Corpora.of(Format.TEXT, folder + "/*.csv")))
                .hasMessageContainingAll("/*.csv: there is nothing at ", ", with d/");
    }

    @Test
    void anEmptyFileAndAnEmptyFolderSaySo() throws IOException {
        String empty = write("empty.txt", "");
        Files.createDirectory(folder.resolve("nothing"));
        assertThatThrownBy(() -> read(Corpora.of(Format.TEXT, empty)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("is empty (0 bytes in the file)");
        assertThatThrownBy(() -> read(Corpora.of(Format.TEXT, folder + "/nothing")))
                .hasMessageContaining("is a folder without files");
    }

    @Test
    void aBadRecordIsNamedWithItsLine() throws IOException {
        assertBad(
                Corpora.of(Format.CSV, write("a.csv", "text,label\nfine,1\n\nbad\n")),
                "a.csv, line 4: has 1 fields: must have 2, as the header [text, label]");
        assertBad(
                Corpora.of(Format.CSV, write("b.csv", "text,label\n\"open,1\n")),
                "b.csv, line 2: opens a quote in field 1 that nothing behind it closes");
        assertBad(
                Corpora.of(Format.CSV, write("c.csv", "text,label\n\"a\"b,1\n")),
                "c.csv, line 2: has text behind the closing quote of field 1");
        assertBad(Corpora.of(Format.JSONL, write("a.jsonl", "{}\n{\"text\"\n")), "a.jsonl, line 2: is not JSON");
        assertBad(Corpora.of(Format.JSONL, write("b.jsonl", "[1]\n")), "b.jsonl, line 1: is not a JSON object");
        assertBad(
                Corpora.of(Format.CONLL, write("a.conll", "a b\nc d e\n\n")),
                "a.conll, line 2: has 3 columns: must have 2, as the first line of its sentence");
        assertBad(
                Corpora.of(Format.CONLLU, write("a.conllu", "# c\n1 a b\n\n")),
                "a.conllu, line 2: has 1 columns: must have 10 between tabs: [id, form,");
        assertBad(
                Corpora.of(Format.CSV, write("d.csv", "text,label\n\"a\n\n\",1\n\"b\nc\"d,1\n")),
                "d.csv, line 5: has text behind the closing quote of field 1");
        assertBad(
                Corpora.of(Format.JSONL, write("c.jsonl", "[".repeat(2000) + "]".repeat(2000))),
                "c.jsonl, line 1: is not JSON: ",
                "epth (1001) exceeds");
        Path latin = Files.write(folder.resolve("latin.txt"), "a\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertBad(Corpora.of(Format.TEXT, latin.toString()), "latin.txt, line 2: is not UTF-8 text");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        byte[] rows = "text,label\n".concat("some text,1\n".repeat(3000)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("cut.csv.gz")))) {
            out.write(rows);
        }
        Path zipped = folder.resolve("cut.csv.gz");
        Files.write(zipped, Arrays.copyOf(Files.readAllBytes(zipped), 60));
        assertUnreadable(Corpora.of(Format.CSV, zipped.toString()), "cut.csv.gz: cannot be read: ");
        String text = write("text.csv.gz", "text,label\nnot zipped,1\n");
        assertUnreadable(Corpora.of(Format.CSV, text), "text.csv.gz: cannot be read: ");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xFF, 0, 1, '\n', 2});
        assertUnreadable(Corpora.of(Format.CSV, binary.toString()), "binary.csv, line 1: is not UTF-8 text");
        assertUnreadable(Corpora.of(Format.PARQUET, text), "text.csv.gz: is not a Parquet file");
    }

    private static void assertUnreadable(CorpusSection corpus, String message) {
        assertThatThrownBy(() -> read(Corpora.with(corpus, OnBadRecord.SKIP)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(message);
    }

    private static void assertBad(CorpusSection corpus, String... message) {
        assertThatThrownBy(() -> read(corpus))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContainingAll(message);
    }

    @Test
    void badRecordsAreLeftOutIfTheJobSaysSo() throws IOException {
        CorpusSection conll = Corpora.of(Format.CONLL, write("a.conll", "a b\nc\nd e\n\nf g\n"));
        assertThat(read(Corpora.with(conll, OnBadRecord.SKIP)))
                .extracting(r -> r.value("0"))
                .containsExactly("f");
        CorpusSection csv = Corpora.of(Format.CSV, write("a.csv", "text,label\n\"a\"b\nc\"d,1\ngood,2\n\"open,3\n"));
        assertThat(read(Corpora.with(csv, OnBadRecord.SKIP)))
                .extracting(r -> r.value("text"))
                .containsExactly("c\"d", "good");
    }
}
