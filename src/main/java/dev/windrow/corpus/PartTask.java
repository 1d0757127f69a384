package dev.windrow.corpus;

import dev.windrow.sequence.Window;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The second pass over one part: encodes, cuts and writes its windows, one at a time. An attempt writes under a name of
 * its own and renames at its end, so retried and speculative attempts do no harm: they write the same.
 */
record PartTask(
        Broadcast<SerializableConfiguration> configuration,
        Broadcast<Encoding> encoding,
        Recipe recipe,
        RecordFilter filter,
        Split split,
        String folder)
        implements Serializable {
    /** Bounds what a writer holds in memory. */
    private static final long ROW_GROUP_BYTES = 8L << 20;

    PartSummary run(Part part) throws IOException {
        Configuration local = configuration.value().value();
        Path target = PartFile.windows(new Path(folder), split, part.number());
        Path attempt =
                PartFile.attempt(new Path(folder), target, TaskContext.get().taskAttemptId());
        PartExamples examples = new PartExamples(local, recipe, filter);
        ExampleCutter cutter = recipe.cutter(encoding.value());
        Counting counting = new Counting(part.number(), encoding.value());
        long records;
        try (ParquetWriter<Group> writer = writer(local, attempt)) {
            Consumer<Window> sink = window -> counting.write(writer, window);
            records = examples.forEach(part, example -> cutter.cut(example, sink), () -> cutter.end(sink));
        }
        FileSystem system = attempt.getFileSystem(local);
        if (counting.windows > 0) {
            move(system, attempt, target);
        } else {
            system.delete(attempt, false);
        }
        writeRejected(system, part.number(), examples.badRecords().messages());
        return counting.summary(records, examples.badRecords());
    }

    private static ParquetWriter<Group> writer(Configuration configuration, Path file) throws IOException {
        return ExampleParquetWriter.builder(file)
                .withConf(configuration)
                .withType(WindowRows.SCHEMA)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                // Hardly any value comes twice.
                .withDictionaryEncoding(false)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
    }

    private void writeRejected(FileSystem system, int part, List<String> messages) throws IOException {
        if (!messages.isEmpty()) {
            Path target = PartFile.rejected(new Path(folder), split, part);
            Path attempt =
                    PartFile.attempt(new Path(folder), target, TaskContext.get().taskAttemptId());
            Texts.write(system, attempt, String.join("\n", messages) + '\n');
            move(system, attempt, target);
        }
    }

    private static void move(FileSystem system, Path from, Path to) throws IOException {
        system.mkdirs(to.getParent());
        boolean moved;
        try {
            moved = system.rename(from, to);
        } catch (FileNotFoundException e) {
            throw new IOException("cannot rename " + from + " to " + to, e);
        }
        if (!moved && !system.exists(to)) {
            throw new IOException("cannot rename " + from + " to " + to);
        } else if (!moved) {
            system.delete(from, false); // another attempt was here first
        }
    }

    /** Writes windows and counts them. */
    private static final class Counting {
        private final int part;
        private final WindowRows rows;
        private final Checksum checksum = new Checksum();
        private int windows;
        private long symbols;
        private long targets;

        Counting(int part, Encoding encoding) {
            this.part = part;
            rows = new WindowRows(encoding);
        }

        void write(ParquetWriter<Group> writer, Window window) {
            try {
                writer.write(rows.row(part, windows, window, checksum));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            windows++;
            symbols += window.length();
            targets += window.targetCount();
        }

        PartSummary summary(long records, BadRecords rejected) {
            return new PartSummary(
                    part,
                    records,
                    windows,
                    symbols,
                    targets,
                    rejected.count(),
                    rejected.count() == 0 ? "" : rejected.messages().get(0),
                    checksum.value());
        }
    }
}
