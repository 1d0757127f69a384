package dev.windrow.corpus;

import dev.windrow.sequence.Window;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * A file of windows.
 *
 * @param file its path
 * @param first the place of its first window in the split
 * @param windows how many it must hold
 */
record PartWindows(String file, long first, long windows) implements Serializable {
    /** The windows by their place in the split; closes the file behind the last or with the task. */
    Iterator<Tuple2<Long, Window>> open(Configuration configuration, Encoding encoding) throws IOException {
        try {
            ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), new Path(file))
                    .withConf(configuration)
                    .build();
            return new Rows(this, reader, new WindowRows(encoding));
        } catch (FileNotFoundException e) {
            throw new CorpusException(file + ": is gone: prepare the corpus again", e);
        }
    }

    private static final class Rows implements Iterator<Tuple2<Long, Window>> {
        private final PartWindows part;
        private final ParquetReader<Group> reader;
        private final WindowRows rows;
        private long read;

        Rows(PartWindows part, ParquetReader<Group> reader, WindowRows rows) {
            this.part = part;
            this.reader = reader;
            this.rows = rows;
            if (TaskContext.get() != null) {
                TaskCompletionListener listener = context -> close();
                TaskContext.get().addTaskCompletionListener(listener);
            }
        }

        @Override
        public boolean hasNext() {
            return read < part.windows;
        }

        @Override
        public Tuple2<Long, Window> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                Group row = reader.read();
                if (row == null) {
                    throw new CorpusException(part.file + ": has " + read + " windows: must have " + part.windows
                            + ", as the manifest says; prepare the corpus again");
                }
                Tuple2<Long, Window> window = new Tuple2<>(part.first + read, rows.window(row));
                read++;
                if (!hasNext()) {
                    close();
                }
                return window;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
