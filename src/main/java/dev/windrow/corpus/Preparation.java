package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes windows of a corpus: counts vocabularies on the training data, and the scale of vectors, then encodes and cuts
 * every split and writes it as Parquet under {@code <output>/prepared}, beside the vocabularies and a manifest. Two
 * passes, no shuffle but that of counts, and nothing of the corpus on the driver. Everything is built in
 * {@code prepared.partial} and renamed at the end; what was prepared before is replaced then and not sooner.
 */
public final class Preparation {
    /** The folder below a job's output. */
    public static final String FOLDER = "prepared";

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final JavaSparkContext context;
    private final Map<String, Object> settings;
    private final Recipe recipe;
    private final Path output;
    private final FileSystem system;
    private final long sliceBytes;

    private Preparation(SparkSession spark, Map<String, Object> settings, Recipe recipe, Path output, long sliceBytes)
            throws IOException {
        context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.settings = settings;
        this.recipe = recipe;
        system = output.getFileSystem(context.hadoopConfiguration());
        this.output = system.makeQualified(output);
        this.sliceBytes = sliceBytes;
    }

    /**
     * Prepares a job's corpus.
     *
     * @param exampleOf makes a record an example, or refuses it with a {@link dev.windrow.sequence.BadRecordException}
     * @throws CorpusException if the corpus cannot be used: the message says why
     * @throws dev.windrow.sequence.BadRecordException for the first bad record if {@code corpus.on-bad-record} is fail
     */
    public static PreparedCorpus run(
            SparkSession spark,
            JobFile job,
            SerializableFunction<RawRecord, Example> exampleOf,
            Targets targets,
            Inputs inputs,
            Path output)
            throws IOException {
        return run(spark, Settings.of(job), Recipe.of(job, targets, inputs, exampleOf), output, Parts.SLICE_BYTES);
    }

    /** As above, in slices of about so many bytes. */
    static PreparedCorpus run(
            SparkSession spark, Map<String, Object> settings, Recipe recipe, Path output, long sliceBytes)
            throws IOException {
        new Preparation(spark, settings, recipe, output, sliceBytes).run();
        return PreparedCorpus.open(spark, output);
    }

    private void run() throws IOException {
        Path partial = new Path(output, FOLDER + ".partial");
        system.delete(partial, true);
        Broadcast<SerializableConfiguration> configuration = CorpusReader.configuration(context);
        try {
            Map<Split, SplitPlan> plans = plans(configuration);
            system.mkdirs(new Path(partial, PartFile.ATTEMPTS));
            context.sc().setJobDescription("prepare: count symbols");
            Encoding encoding = SymbolCounts.encoding(context, configuration, recipe, plans.get(Split.TRAIN));
            if (recipe.inputs() == Inputs.VECTORS) {
                context.sc().setJobDescription("prepare: fit scales");
                encoding = Scales.fitted(encoding, context, configuration, recipe, plans.get(Split.TRAIN));
            }
            Manifest manifest = Manifest.of(encoding, write(configuration, encoding, plans, partial));
            encoding.write(system, partial);
            system.delete(new Path(partial, PartFile.ATTEMPTS), true);
            publish(partial, manifest);
        } catch (RuntimeException | IOException | Error e) {
            removeAfter(e, partial);
            throw e;
        } finally {
            context.sc().setJobDescription(null);
            configuration.destroy();
        }
    }

    private Map<Split, SplitPlan> plans(Broadcast<SerializableConfiguration> configuration) {
        Map<Split, SplitPlan> plans = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            plans.put(split, SplitPlan.of(context.hadoopConfiguration(), recipe.corpus(), split, sliceBytes));
        }
        return OpenQuotes.settle(context, configuration, recipe.corpus(), plans);
    }

    private Map<Split, List<PartSummary>> write(
            Broadcast<SerializableConfiguration> configuration,
            Encoding encoding,
            Map<Split, SplitPlan> plans,
            Path partial) {
        Map<Split, List<PartSummary>> parts = new EnumMap<>(Split.class);
        Broadcast<Encoding> sent = context.broadcast(encoding);
        try {
            for (Split split : Split.values()) {
                SplitPlan plan = plans.get(split);
                context.sc().setJobDescription("prepare: cut windows, " + split.label());
                PartTask task = new PartTask(configuration, sent, recipe, plan.filter(), split, partial.toString());
                List<PartSummary> written = plan.parts().isEmpty()
                        ? List.of()
                        : Failures.surfaced(() ->
                                CorpusReader.parts(context, plan).map(task::run).collect());
                report(split, written);
                requireRecords(split, plan, written);
                parts.put(split, written);
            }
        } finally {
            sent.destroy();
        }
        return parts;
    }

    private static void report(Split split, List<PartSummary> parts) {
        long rejected = parts.stream().mapToLong(PartSummary::rejected).sum();
        if (rejected > 0) {
            LOG.warn(
                    "{}: {} bad records left out (corpus.on-bad-record = skip), the first of each part:",
                    split.label(),
                    rejected);
            parts.stream()
                    .filter(part -> part.rejected() > 0)
                    .limit(5)
                    .forEach(part -> LOG.warn("  {}", part.firstRejected()));
        }
    }

    private void requireRecords(Split split, SplitPlan plan, List<PartSummary> parts) {
        if (plan.parts().isEmpty() || parts.stream().anyMatch(part -> part.windows() > 0)) {
            return;
        }
        long rejected = parts.stream().mapToLong(PartSummary::rejected).sum();
        String problem = ": has no records"
                + parts.stream()
                        .filter(part -> part.rejected() > 0)
                        .findFirst()
                        .map(part -> ", all " + rejected + " were bad, the first: " + part.firstRejected())
                        .orElse("");
        boolean isCut = SplitPlan.isCutFromTraining(recipe.corpus(), split);
        throw new CorpusException(
                isCut
                        ? "corpus.split." + split.label() + problem
                                + ": too small a share of too few records; raise it, or set it to 0 for none"
                        : SplitPlan.key(split) + problem);
    }

    /**
     * Puts the new folder in the old one's place. The manifest goes first and comes last: without it nothing is whole.
     */
    private void publish(Path partial, Manifest manifest) throws IOException {
        Path folder = new Path(output, FOLDER);
        system.delete(new Path(folder, PartFile.MANIFEST), false);
        system.delete(folder, true);
        if (!system.rename(partial, folder)) {
            throw new IOException("cannot rename " + partial + " to " + folder);
        }
        manifest.write(system, folder, settings);
    }

    private void removeAfter(Throwable failure, Path partial) {
        try {
            system.delete(partial, true);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
