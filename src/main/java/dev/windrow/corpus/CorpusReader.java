package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Records of raw files. Their order and their ids are the same in every layout of a cluster. A record that cannot be
 * used fails the job with a {@link dev.windrow.sequence.BadRecordException} that names file and line, or is left out
 * and logged, as {@code corpus.on-bad-record} says.
 */
public final class CorpusReader {
    private CorpusReader() {}

    /**
     * What becomes of the records of files, folders or globs, all of them; for data outside a job file, such as input
     * to predict.
     *
     * @param made makes something of a record, or refuses it with a {@link dev.windrow.sequence.BadRecordException}
     * @throws CorpusException if a path names nothing or holds nothing
     */
    public static <T> JavaRDD<T> read(
            SparkSession spark, List<String> paths, CorpusSection corpus, SerializableFunction<RawRecord, T> made) {
        return read(spark, paths, corpus, made, Parts.SLICE_BYTES);
    }

    /** What becomes of the records of all training data, those among them that are split off for other ends too. */
    static <T> JavaRDD<T> training(SparkSession spark, CorpusSection corpus, SerializableFunction<RawRecord, T> made) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return read(
                context, CorpusFiles.training(context.hadoopConfiguration(), corpus), corpus, made, Parts.SLICE_BYTES);
    }

    /** As above, in slices of about so many bytes. */
    static <T> JavaRDD<T> read(
            SparkSession spark,
            List<String> paths,
            CorpusSection corpus,
            SerializableFunction<RawRecord, T> made,
            long sliceBytes) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return read(context, CorpusFiles.list(context.hadoopConfiguration(), "input", paths), corpus, made, sliceBytes);
    }

    private static <T> JavaRDD<T> read(
            JavaSparkContext context,
            List<CorpusFile> files,
            CorpusSection corpus,
            SerializableFunction<RawRecord, T> made,
            long sliceBytes) {
        SplitPlan all = new SplitPlan(Parts.of(SplitPlan.whole(files), sliceBytes), RecordFilter.ALL);
        return read(context, all, corpus, made);
    }

    /** What becomes of the records of one of a job's splits, the very records a preparation makes windows of. */
    public static <T> JavaRDD<T> read(
            SparkSession spark, Split split, CorpusSection corpus, SerializableFunction<RawRecord, T> made) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SplitPlan plan = SplitPlan.of(context.hadoopConfiguration(), corpus, split, Parts.SLICE_BYTES);
        return read(context, plan, corpus, made);
    }

    private static <T> JavaRDD<T> read(
            JavaSparkContext context, SplitPlan all, CorpusSection corpus, SerializableFunction<RawRecord, T> made) {
        Broadcast<SerializableConfiguration> configuration = configuration(context);
        SplitPlan plan = OpenQuotes.settle(context, configuration, corpus, Map.of("input", all))
                .get("input");
        RecordFilter filter = plan.filter();
        return parts(context, plan)
                .flatMap(part -> new PartRecords<>(configuration.value().value(), corpus, part, filter, made));
    }

    /** A partition for each part, in their order. */
    static JavaRDD<Part> parts(JavaSparkContext context, SplitPlan plan) {
        return context.parallelize(plan.parts(), Math.max(1, plan.parts().size()));
    }

    static Broadcast<SerializableConfiguration> configuration(JavaSparkContext context) {
        return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    }
}
