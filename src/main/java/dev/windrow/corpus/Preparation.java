package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
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
    private Recipe recipe;
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
     * What is prepared.
     *
     * @param job the job whose corpus it is
     * @param exampleOf makes a record an example, or refuses it with a {@link dev.windrow.sequence.BadRecordException}
     * @param targets what stands at the target places
     * @param inputs what sequences are made of
     * @param earlier vocabularies that those of the corpus have to extend
     * @param words words that are to be known beside those of the training data
     */
    public record Request(
            JobFile job,
            SerializableFunction<RawRecord, Example> exampleOf,
            Targets targets,
            Inputs inputs,
            Optional<EarlierVocabularies> earlier,
            List<String> words) {}

    /**
     * Prepares a job's corpus.
     *
     * @throws CorpusException if the corpus cannot be used: the message says why
     * @throws dev.windrow.sequence.BadRecordException for the first bad record if {@code corpus.on-bad-record} is fail
     */
    public static PreparedCorpus run(SparkSession spark, Request request, Path output) throws IOException {
        String from = request.earlier.map(EarlierVocabularies::model).orElse("");
        Preparation preparation = new Preparation(
                spark,
                Settings.of(request.job, from),
                Recipe.of(request.job, request.targets, request.inputs, request.exampleOf),
                output,
                Parts.SLICE_BYTES);
        Sources sources = Sources.of(spark.sparkContext().hadoopConfiguration(), request.job);
        preparation.run(
                sources, request.earlier.map(EarlierVocabularies::encoding).orElse(null), request.words);
        return PreparedCorpus.open(spark, output);
    }

    /** As above from nothing, in slices of about so many bytes. */
    static PreparedCorpus run(
            SparkSession spark, Map<String, Object> settings, Recipe recipe, Path output, long sliceBytes)
            throws IOException {
        new Preparation(spark, settings, recipe, output, sliceBytes).run(Sources.none(), null, List.of());
        return PreparedCorpus.open(spark, output);
    }

    private void run(Sources sources, @Nullable Encoding earlier, List<String> words) throws IOException {
        Path partial = new Path(output, FOLDER + ".partial");
        system.delete(partial, true);
        Broadcast<SerializableConfiguration> configuration = CorpusReader.configuration(context);
        try {
            recipe = recipe.matching(columns(earlier));
            Map<Split, SplitPlan> plans = plans(configuration);
            system.mkdirs(new Path(partial, PartFile.ATTEMPTS));
            context.sc().setJobDescription("prepare: count symbols");
            Encoding encoding = SymbolCounts.encoding(context, configuration, recipe, plans.get(Split.TRAIN), earlier);
            encoding = encoding.knowing(words, recipe.text().maxSize());
            if (recipe.inputs() == Inputs.VECTORS) {
                context.sc().setJobDescription("prepare: fit scales");
                encoding = Scales.fitted(encoding, context, configuration, recipe, plans.get(Split.TRAIN));
                encoding = earlier == null ? encoding : Scales.kept(encoding, earlier);
            }
            encoding = encoding.named(recipe.columns().names());
            Manifest manifest = Manifest.of(encoding, write(configuration, encoding, plans, partial));
            encoding.write(system, partial);
            requireUnchanged(sources);
            sources.write(system, partial);
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

    private InputColumns columns(@Nullable Encoding earlier) {
        return earlier == null || earlier.columns().isEmpty()
                ? InputColumns.first(context.hadoopConfiguration(), recipe.corpus())
                : new InputColumns(recipe.corpus(), earlier.columns());
    }

    private void requireUnchanged(Sources sources) throws IOException {
        List<String> differences = sources.differences(context.hadoopConfiguration());
        if (!differences.isEmpty()) {
            throw new CorpusException("the corpus changed while it was read: " + String.join(", ", differences)
                    + "; prepare it again when nobody writes there");
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
        if (isCut && recipe.corpus().split().method() == CorpusSection.Split.Method.COLUMN) {
            throw new CorpusException(
                    "corpus.split.by = " + recipe.corpus().split().by() + problem + " of " + split.label()
                            + ": must say so of some, or corpus.split." + split.label() + " be 0");
        }
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
