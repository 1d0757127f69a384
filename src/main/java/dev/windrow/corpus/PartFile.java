package dev.windrow.corpus;

import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** Names of files in a prepared folder. */
final class PartFile {
    static final String MANIFEST = "manifest.json";

    /** What attempts of tasks write before they are done; names with an underscore are no data to Spark. */
    static final String ATTEMPTS = "_attempts";

    private PartFile() {}

    /** The windows of a part. */
    static Path windows(Path folder, Split split, int part) {
        return new Path(new Path(folder, split.label()), String.format(Locale.ROOT, "part-%05d.parquet", part));
    }

    /** Messages of the records of a part that were left out. */
    static Path rejected(Path folder, Split split, int part) {
        return new Path(new Path(folder, "rejected"), String.format(Locale.ROOT, "%s-%05d.txt", split.label(), part));
    }

    /** Where an attempt of a task writes a file before it has its name. */
    static Path attempt(Path folder, Path file, long attempt) {
        return new Path(new Path(folder, ATTEMPTS), file.getParent().getName() + '-' + file.getName() + '-' + attempt);
    }
}
