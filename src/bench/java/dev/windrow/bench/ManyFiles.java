package dev.windrow.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The lines of one text, all in one file of a form and dealt in their order to many, in a folder each. */
enum ManyFiles {
    TEXT("txt", "format: text") {
        @Override
        void write(Path file, List<String> lines, int first) throws IOException {
            Files.write(file, lines);
        }
    },
    FASTA("fa", "format: fasta, fasta: {stretch: 80, annotations: \"%s.bed\"}") {
        @Override
        void write(Path file, List<String> lines, int first) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                for (int k = 0; k < lines.size(); k++) {
                    out.write((">s" + (first + k) + '\n' + bases(lines.get(k)) + '\n')
                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    },
    PARQUET("parquet", "format: parquet, columns: {text: line, label: none}") {
        @Override
        void write(Path file, List<String> lines, int first) throws IOException {
            MessageType schema = MessageTypeParser.parseMessageType("message row { required binary line (UTF8); }");
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(
                            new org.apache.hadoop.fs.Path(file.toString()))
                    .withConf(new Configuration())
                    .withType(schema)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .build()) {
                for (String line : lines) {
                    SimpleGroup row = new SimpleGroup(schema);
                    row.add("line", line);
                    writer.write(row);
                }
            }
        }
    },
    /** Sixteen bits a letter, at 8 kHz. */
    WAV("wav", "format: wav, columns: {text: transcript}, sound: {transcripts: \"%s.tsv\"}") {
        @Override
        void write(Path file, List<String> lines, int first) throws IOException {
            byte[] samples = String.join("", lines).getBytes(StandardCharsets.US_ASCII);
            AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
            AudioInputStream sound =
                    new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2);
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    };

    private final String ending;
    private final String keys;

    ManyFiles(String ending, String keys) {
        this.ending = ending;
        this.keys = keys;
    }

    /** Writes lines, of which the first has this number among all. */
    abstract void write(Path file, List<String> lines, int first) throws IOException;

    /** A job's corpus section that reads such a folder. */
    String corpus(Path folder) {
        String keys = String.format(Locale.ROOT, this.keys, folder);
        return "{train: \"" + folder + "\", split: {valid: 0, test: 0}, " + keys + "}";
    }

    /** A folder with as many files as asked for, and what is known of them beside it. */
    Path folder(Path parent, List<String> lines, int files) throws IOException {
        Path folder = parent.resolve(name().toLowerCase(Locale.ROOT) + '-' + files);
        Files.createDirectories(folder);
        List<String> transcripts = new ArrayList<>();
        for (int k = 0; k < files; k++) {
            int from = (int) ((long) lines.size() * k / files);
            int until = (int) ((long) lines.size() * (k + 1) / files);
            String name = String.format(Locale.ROOT, "%05d", k);
            write(folder.resolve(name + '.' + ending), lines.subList(from, until), from);
            transcripts.add(name + "\tspoken");
        }
        Files.write(Path.of(folder + ".tsv"), transcripts);
        List<String> marks = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            marks.add("s" + k + "\t0\t1\tgene");
        }
        Files.write(Path.of(folder + ".bed"), marks);
        return folder;
    }

    private static String bases(String line) {
        StringBuilder bases = new StringBuilder(line.length());
        for (int k = 0; k < line.length(); k++) {
            bases.append("ACGT".charAt(line.charAt(k) % 4));
        }
        return bases.isEmpty() ? "A" : bases.toString();
    }
}
