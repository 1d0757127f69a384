package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Records of raw files. Their order and their ids are the same in every layout of a cluster. A record that cannot be
 * read fails the job with a {@link dev.windrow.sequence.BadRecordException} that names file and line, or is left out
 * and logged, as {@code corpus.on-bad-record} says.
 */
public final class CorpusReader {
    private CorpusReader() {}

    /**
     * The records of files, folders or globs, all of them; for data outside a job file, such as input to predict.
     *
     * @throws CorpusException if a path names nothing or holds nothing
     */
    public static JavaRDD<RawRecord> read(SparkSession spark, List<String> paths, CorpusSection corpus) {
        return read(spark, paths, corpus, Parts.SLICE_BYTES);
    }

    /** As above, in slices of about so many bytes. */
    static JavaRDD<RawRecord> read(SparkSession spark, List<String> paths, CorpusSection corpus, long sliceBytes) {
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        List<CorpusFile> files = CorpusFiles.list(configuration, "input", paths);
        return records(spark, corpus, new SplitPlan(Parts.of(SplitPlan.whole(files), sliceBytes), RecordFilter.ALL));
    }

    /**
     * The records of one split of a job's corpus, none if the job has no such split.
     *
     * @throws CorpusException if a path names nothing or holds nothing, or the split is not possible
     */
    public static JavaRDD<RawRecord> read(SparkSession spark, CorpusSection corpus, Split split) {
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        return records(spark, corpus, SplitPlan.of(configuration, corpus, split, Parts.SLICE_BYTES));
    }

    private static JavaRDD<RawRecord> records(SparkSession spark, CorpusSection corpus, SplitPlan plan) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<SerializableConfiguration> configuration = configuration(context);
        RecordFilter filter = plan.filter();
        return parts(context, plan)
                .flatMap(part -> new PartRecords(configuration.value().value(), corpus, part, filter));
    }

    /** A partition for each part, in their order. */
    static JavaRDD<Part> parts(JavaSparkContext context, SplitPlan plan) {
        return context.parallelize(plan.parts(), Math.max(1, plan.parts().size()));
    }

    static Broadcast<SerializableConfiguration> configuration(JavaSparkContext context) {
        return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    }
}
