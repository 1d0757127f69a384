package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobKeys;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The windows that a {@link Preparation} wrote, and how they are encoded. */
public final class PreparedCorpus {
    private final JavaSparkContext context;
    private final Path folder;
    private final Manifest manifest;
    private final Encoding encoding;

    private PreparedCorpus(JavaSparkContext context, Path folder, Manifest manifest, Encoding encoding) {
        this.context = context;
        this.folder = folder;
        this.manifest = manifest;
        this.encoding = encoding;
    }

    /**
     * Opens {@code <output>/prepared}.
     *
     * @throws CorpusException if it is not there, not whole or of another version
     */
    public static PreparedCorpus open(SparkSession spark, Path output) throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        FileSystem system = output.getFileSystem(context.hadoopConfiguration());
        Path folder = system.makeQualified(new Path(output, Preparation.FOLDER));
        Manifest manifest = Manifest.read(system, folder);
        return new PreparedCorpus(context, folder, manifest, Encoding.read(system, folder));
    }

    /**
     * The {@link #fingerprint} of a job's windows as they lie under its output, looked at without Spark; none if there
     * are none that are whole.
     */
    public static Optional<String> fingerprint(FileSystem system, Path output) throws IOException {
        Path folder = new Path(output, Preparation.FOLDER);
        return system.exists(new Path(folder, PartFile.MANIFEST))
                ? Optional.of(Manifest.read(system, folder).fingerprint())
                : Optional.empty();
    }

    /**
     * What a job would make its windows of otherwise than those under its output, which must be whole, were made.
     *
     * @param earlier the model that it is to go on from; empty for none
     */
    public static List<String> differences(FileSystem system, Path output, JobFile job, String earlier)
            throws IOException {
        Path folder = new Path(output, Preparation.FOLDER);
        return JobKeys.differences(
                Settings.keys(Manifest.settings(system, folder)),
                Settings.keys(Settings.of(job, earlier)),
                key -> true);
    }

    /**
     * In what the files differ now that the windows under an output were made of, a sentence a file; nothing where that
     * cannot be told.
     */
    public static List<String> changedSources(FileSystem system, Path output, Configuration hadoop) throws IOException {
        Optional<Sources> sources = Sources.read(system, new Path(output, Preparation.FOLDER));
        return sources.isEmpty() ? List.of() : sources.get().differences(hadoop);
    }

    public Encoding encoding() {
        return encoding;
    }

    /** Windows of a split; 0 if the job has no such split. */
    public long count(Split split) {
        return manifest.windows(split);
    }

    /** Places of a split at which something is to be foretold. */
    public long targets(Split split) {
        return manifest.targets(split);
    }

    /** Records that were left out as bad, in all splits. */
    public long rejected() {
        return manifest.rejected();
    }

    /** The same for the same windows in the same order, whatever the layout they were prepared in. */
    public String fingerprint() {
        return manifest.fingerprint();
    }

    /** The windows of a split, a partition for each part. */
    public JavaRDD<Window> windows(Split split) {
        return indexed(split).values();
    }

    /** The windows of a split by their place in its order, from 0 to {@code count(split) - 1}, in that order. */
    public JavaPairRDD<Long, Window> indexed(Split split) {
        List<PartWindows> parts = parts(split);
        if (parts.isEmpty()) {
            return JavaPairRDD.fromJavaRDD(context.emptyRDD());
        }
        Broadcast<SerializableConfiguration> configuration = CorpusReader.configuration(context);
        Broadcast<Encoding> sent = context.broadcast(encoding);
        return context.parallelize(parts, parts.size())
                .flatMapToPair(part -> part.open(configuration.value().value(), sent.value()));
    }

    private List<PartWindows> parts(Split split) {
        List<PartWindows> parts = new ArrayList<>();
        long first = 0;
        for (PartSummary part : manifest.parts().get(split)) {
            if (part.windows() > 0) {
                String file = PartFile.windows(folder, split, part.part()).toString();
                parts.add(new PartWindows(file, first, part.windows()));
            }
            first += part.windows();
        }
        return parts;
    }
}
