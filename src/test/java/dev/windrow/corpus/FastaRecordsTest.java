package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Fasta;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences of bases, and what GFF and BED say is marked on them. */
class FastaRecordsTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path folder;

    @Test
    void theSameStretchIsMarkedByEitherForm() throws IOException {
        // CCCCTGTGAGGAACT is bases 4 to 18 from 1, both ends marked; 3 to 18 from 0, without the end.
        String genome = write("a.fna", ">g\nAGCCCCTGTGA\nGGAACTAG\n");
        String gff = write("a.gff3", "##gff-version 3\ng\tby hand\tgene\t3\t17\t.\t+\t.\tID=1\n");
        String bed = write("a.bed", "track name=x\ng\t2\t17\tgene\t0\t+\n");
        String plainBed = write("b.bed", "g 2 17\n");
        for (String marks : List.of(gff, bed)) {
            RawRecord record = read(genome, marks, "", Fasta.Label.NAME).get(0);
            assertThat(record.id()).isEqualTo("g:1-19");
            assertThat(record.value("text")).isEqualTo("AGCCCCTGTGAGGAACTAG");
            assertThat(marked(record, "gene")).isEqualTo("CCCCTGTGAGGAACT");
            assertThat(marked(record, Fasta.UNMARKED)).isEqualTo("AGAG");
            assertThat(marked(read(genome, marks, "", Fasta.Label.STRAND).get(0), "+"))
                    .isEqualTo("CCCCTGTGAGGAACT");
        }
        assertThat(marked(read(genome, plainBed, "", Fasta.Label.NAME).get(0), "marked"))
                .isEqualTo("CCCCTGTGAGGAACT");
    }

    @Test
    void marksThatLieOverEachOtherAreJoinedAcrossStretches() throws IOException {
        String genome = write("a.fna", ">x\nacgt\n>g second\nACGTACGTAC\n");
        String gff = write(
                "a.gff",
                String.join(
                        "\n",
                        row("g", "CDS", 5, 9, "-"),
                        row("g", "gene", 1, 10, "."),
                        row("g", "CDS", 2, 6, "+"),
                        row("g", "CDS", 3, 3, "+"),
                        "##FASTA",
                        ">g",
                        "ACGT"));
        CorpusSection corpus = Corpora.with(Corpora.of(Format.FASTA, genome), fasta(gff, "CDS", Fasta.Label.STRAND, 4));
        List<RawRecord> records = records(corpus);
        assertThat(records.stream().map(RawRecord::id)).containsExactly("x:1-4", "g:1-4", "g:5-8", "g:9-10");
        assertThat(records.get(0).value("label")).isEqualTo("none none none none");
        assertThat(records.get(1).value("label")).isEqualTo("none + + +");
        assertThat(records.get(2).value("label")).isEqualTo("+&- +&- - -");
        assertThat(records.get(3).value("label")).isEqualTo("- none");
    }

    @Test
    void whatIsToBeLabelledNeedsNoMarks() throws IOException {
        CorpusSection corpus = Corpora.of(Format.FASTA, write("a.fna", ";old style\n>g\nAC-N*\n\nrysW\n"));
        RawRecord record = records(corpus).get(0);
        assertThat(record.columns()).containsOnlyKeys("text");
        assertThat(record.value("text")).isEqualTo("AC-N*RYSW");
        assertThat(records(Corpora.with(corpus, fasta("missing.gff", "", Fasta.Label.NAME, 4))
                        .ofQuestions()))
                .hasSize(3);
    }

    @Test
    void anIntervalBehindTheEndIsNamedWithItsLine() throws IOException {
        String genome = write("a.fna", ">g\nACGTACGT\n>h\nAC\n");
        String gff = write("a.gff", "# c\n" + row("g", "CDS", 1, 8, "+") + '\n' + row("g", "CDS", 5, 9, "+"));
        assertThatThrownBy(() -> read(genome, gff, "", Fasta.Label.STRAND))
                .isInstanceOf(CorpusException.class)
                .hasMessage("file:" + gff + ", line 3: marks bases 5 to 9 of g (file:" + genome
                        + "), which has 8: must lie within it; are both of the same release?");
        String bed = write("a.bed", "g\t0\t8\nh\t1\t3\n");
        CorpusSection skipping = Corpora.with(
                Corpora.with(Corpora.of(Format.FASTA, genome), fasta(bed, "", Fasta.Label.NAME, 3)), OnBadRecord.SKIP);
        assertThatThrownBy(() -> records(skipping)).hasMessageContaining("a.bed, line 2: marks bases 1 to 3 of h (");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.gff | g,x,CDS,1,8,.,+,.      | line 1: has 8 columns: must have 9 between tabs: sequence, source
                    a.gff | g,x,CDS,0,8,.,+,.,.    | line 1: has start 0 and end 8: must be 1 or more and no more than
                    a.gff | g,x,CDS,1,eight,.,+,.,. | line 1: has 'eight' as its end: must be a whole number
                    a.bed | g,3                    | line 1: has 2 columns: must have 3 or more: sequence, start, end
                    a.bed | g,3,3                  | line 1: has start 3 and end 3: must be 0 or more and below the end
                    a.txt | g,3,3                  | must end in .gff, .gff3 or .bed, which may be compressed
                    a.gff | h,x,CDS,1,2,.,+,.,.    | has the sequences g, and corpus.fasta.annotations marks h: column 1
                    a.gff | g,x,gene,1,2,.,+,.,.   | has no rows of type CDS: must mark something
                    """)
    void aMarkThatCannotBeMeantIsNamed(String name, String row, String problem) throws IOException {
        String genome = write("a.fna", ">g\nACGTACGT\n");
        String marks = write(name, row.replace(',', '\t') + '\n');
        assertThatThrownBy(() -> read(genome, marks, "CDS", Fasta.Label.STRAND)).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ACGT          | line 1: is 'ACGT': must be > and the name of a sequence, as FASTA files begin
                    >g,AC,>g x,AC | line 3: begins sequence g a second time: each must have a name of its own
                    > ,AC         | line 1: has no name behind its >
                    >g,ac1t       | line 2: has '1' among its bases: must have letters, - for a gap and * for a stop
                    """)
    void aFileThatIsNoFastaIsNamed(String lines, String problem) throws IOException {
        CorpusSection corpus = Corpora.of(Format.FASTA, write("a.fna", lines.replace(',', '\n') + '\n'));
        assertThatThrownBy(() -> records(corpus)).hasMessageContaining("a.fna, " + problem);
    }

    @Test
    void anIntervalBehindTheEndIsFoundWhereverSlicesAreCut() throws IOException {
        String genome = write("a.fna", ">g\nACGTA\nCG\n>h\nAC\n>i\nACGT\n");
        String bed = write("a.bed", "g 0 7\nh 0 3\n");
        CorpusSection corpus = Corpora.with(Corpora.of(Format.FASTA, genome), fasta(bed, "", Fasta.Label.NAME, 4));
        CorpusFile file =
                CorpusFiles.list(HADOOP, "corpus.train", corpus.train()).get(0);
        for (long cut = 1; cut < file.length(); cut++) {
            int found = 0;
            for (Slice slice : List.of(new Slice(file, 0, cut), new Slice(file, cut, Long.MAX_VALUE))) {
                try (RecordReader records = new Records(HADOOP, corpus).open(slice)) {
                    while (records.next() != null) {
                        // Only how it ends is looked at.
                    }
                } catch (CorpusException e) {
                    found++;
                }
            }
            assertThat(found).as("cut at %d", cut).isEqualTo(1);
        }
    }

    private static String row(String sequence, String type, int start, int end, String strand) {
        return String.join("\t", sequence, "x", type, "" + start, "" + end, ".", strand, ".", ".");
    }

    private static String marked(RawRecord record, String label) {
        StringBuilder bases = new StringBuilder();
        for (int k = 0; k < record.values("label").size(); k++) {
            if (record.values("label").get(k).equals(label)) {
                bases.append(record.value("text").charAt(k));
            }
        }
        return bases.toString();
    }

    private static List<RawRecord> read(String genome, String marks, String feature, Fasta.Label label)
            throws IOException {
        return records(Corpora.with(Corpora.of(Format.FASTA, genome), fasta(marks, feature, label, 100)));
    }

    private static Fasta fasta(String marks, String feature, Fasta.Label label, int stretch) {
        return new Fasta(List.of(marks), feature, label, stretch);
    }

    private static List<RawRecord> records(CorpusSection corpus) throws IOException {
        CorpusFile file =
                CorpusFiles.list(HADOOP, "corpus.train", corpus.train()).get(0);
        List<RawRecord> records = new ArrayList<>();
        try (RecordReader reader = new Records(HADOOP, corpus).open(new Slice(file, 0, Long.MAX_VALUE))) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
