package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Fasta;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file costs beside its bytes, where there are many. */
class ManySmallFilesTest {
    private static final int FILES = 20;

    @TempDir
    private Path folder;

    /** On a local disk Hadoop starts a process to answer for the owner and the permission of a file. */
    @Test
    void filesAreListedWithoutAskingForTheirOwners() throws IOException {
        write("fa", k -> ">s" + k + "\nACGT\n");
        Files.createDirectories(folder.resolve("corpus/_hidden"));
        Files.writeString(folder.resolve("corpus/_hidden/x.fa"), ">x\nA\n");
        Files.createDirectories(folder.resolve("corpus/inner/.hidden"));
        Files.writeString(folder.resolve("corpus/inner/y.fa"), ">y\nA\n");
        Files.writeString(folder.resolve("corpus/inner/.hidden/z.fa"), ">z\nA\n");

        List<CorpusFile> files = CorpusFiles.list(watched(), "corpus.train", List.of(corpusFolder()));

        assertThat(files).hasSize(FILES + 1);
        assertThat(files.get(FILES).name()).isEqualTo("y.fa");
    }

    @Test
    void annotationsAreReadOnceAPart() throws IOException {
        write("fa", k -> ">s" + k + "\nACGT\n");
        StringBuilder marks = new StringBuilder();
        for (int k = 0; k < FILES; k++) {
            marks.append("s").append(k).append("\t0\t2\tgene\n");
        }
        Path bed = Files.writeString(folder.resolve("marks.bed"), marks.toString());
        CorpusSection corpus = Corpora.with(
                Corpora.of(Format.FASTA, corpusFolder()),
                new Fasta(List.of(bed.toString()), "", Fasta.Label.NAME, 100));

        List<RawRecord> records = read(corpus);

        assertThat(records).hasSize(FILES).allSatisfy(record -> assertThat(record.values("label"))
                .containsExactly("gene", "gene", "none", "none"));
        assertThat(Watched.opened(bed)).isEqualTo(1);
    }

    @Test
    void aParquetFileIsOpenedOnce() throws IOException {
        Files.createDirectories(folder.resolve("corpus"));
        MessageType schema = MessageTypeParser.parseMessageType("message row { required binary text (UTF8); }");
        for (int k = 0; k < FILES; k++) {
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(
                            new org.apache.hadoop.fs.Path(file(k, "parquet").toString()))
                    .withType(schema)
                    .build()) {
                SimpleGroup row = new SimpleGroup(schema);
                row.add("text", "text " + k);
                writer.write(row);
            }
        }

        List<RawRecord> records = read(Corpora.of(Format.PARQUET, corpusFolder()));

        assertThat(records.get(FILES - 1).value("text")).isEqualTo("text " + (FILES - 1));
        for (int k = 0; k < FILES; k++) {
            assertThat(records.get(k).id()).endsWith(".parquet:0");
            assertThat(Watched.opened(file(k, "parquet"))).isEqualTo(1);
        }
    }

    @Test
    void slicesAreGatheredInTheirOrderWithoutBeingCut() {
        List<Slice> slices = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            slices.add(new Slice(new CorpusFile("f" + k, "f" + k, k == 150 ? 1L << 30 : 10, false), 0, Long.MAX_VALUE));
        }

        List<Part> parts = Parts.gathered(slices, Parts.SLICE_BYTES);

        assertThat(parts.stream().flatMap(part -> part.slices().stream())).containsExactlyElementsOf(slices);
        assertThat(parts)
                .hasSizeLessThan(6)
                .filteredOn(part -> part.slices().contains(slices.get(150)))
                .singleElement()
                .satisfies(part -> assertThat(part.slices()).hasSize(1));
    }

    private interface Content {
        String of(int number);
    }

    private void write(String ending, Content content) throws IOException {
        Files.createDirectories(folder.resolve("corpus"));
        for (int k = 0; k < FILES; k++) {
            Files.writeString(file(k, ending), content.of(k));
        }
    }

    private Path file(int number, String ending) {
        return folder.resolve("corpus").resolve("f" + (100 + number) + '.' + ending);
    }

    private String corpusFolder() {
        return folder.resolve("corpus").toString();
    }

    /** All records, of one part. */
    private static List<RawRecord> read(CorpusSection corpus) {
        Configuration watched = watched();
        List<Part> parts =
                Parts.of(SplitPlan.whole(CorpusFiles.list(watched, "corpus.train", corpus.train())), Parts.SLICE_BYTES);
        assertThat(parts).hasSize(1);
        List<RawRecord> records = new ArrayList<>();
        new PartRecords<>(watched, corpus, parts.get(0), RecordFilter.ALL, record -> record)
                .forEachRemaining(records::add);
        return records;
    }

    private static Configuration watched() {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", Watched.class.getName());
        configuration.setBoolean("fs.file.impl.disable.cache", true);
        return configuration;
    }

    /** Local files, of which no owner may be asked for; counts how often each is opened. */
    public static final class Watched extends LocalFileSystem {
        private static final Map<String, Integer> OPENED = new ConcurrentHashMap<>();

        /** For Hadoop. */
        public Watched() {
            super(new OwnerlessFiles());
        }

        static int opened(Path file) {
            return OPENED.getOrDefault(file.toString(), 0);
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
            OPENED.merge(file.toUri().getPath(), 1, Integer::sum);
            return super.open(file, bufferSize);
        }
    }

    private static final class OwnerlessFiles extends RawLocalFileSystem {
        @Override
        public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
            FileStatus[] files = super.listStatus(path);
            for (int k = 0; k < files.length; k++) {
                files[k] = new Ownerless(files[k]);
            }
            return files;
        }
    }

    /** A file that nobody may be asked about. */
    private static final class Ownerless extends FileStatus {
        private static final long serialVersionUID = 1;

        Ownerless(FileStatus file) {
            super(
                    file.getLen(),
                    file.isDirectory(),
                    1,
                    file.getBlockSize(),
                    file.getModificationTime(),
                    file.getPath());
        }

        @Override
        public FsPermission getPermission() {
            throw new UnsupportedOperationException(getPath() + ": was asked for its permission");
        }
    }
}
