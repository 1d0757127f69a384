package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The ends of series, from which what comes next is forecast. */
public final class SeriesEnds {
    private SeriesEnds() {}

    /**
     * For each file its last rows, as many as a forecast is made from, as one example with the id of the last one.
     *
     * @param columns those that the model knows
     * @param made makes a row an example of one vector
     * @throws CorpusException if a path names nothing or holds nothing
     */
    public static JavaRDD<Example> read(
            SparkSession spark,
            List<String> paths,
            InputColumns columns,
            SerializableFunction<RawRecord, Example> made) {
        CorpusSection corpus = columns.corpus();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<CorpusFile> files = CorpusFiles.list(context.hadoopConfiguration(), "input", paths);
        Broadcast<SerializableConfiguration> configuration = CorpusReader.configuration(context);
        Recipe recipe = new Recipe(corpus, null, Targets.VALUES, Inputs.VECTORS, false, made, columns);
        SplitPlan whole = new SplitPlan(Parts.gathered(SplitPlan.whole(files), Parts.SLICE_BYTES), RecordFilter.ALL);
        return CorpusReader.parts(context, whole)
                .flatMap(part -> ends(configuration.value().value(), recipe, part));
    }

    private static Iterator<Example> ends(Configuration configuration, Recipe recipe, Part part) throws IOException {
        List<Example> ends = new ArrayList<>(part.slices().size());
        for (Slice slice : part.slices()) {
            ends.add(end(configuration, recipe, slice.file()));
        }
        return ends.iterator();
    }

    /** The rows with those that are missing between them, checked as those that training learns from. */
    private static List<Example> ordered(Configuration configuration, Recipe recipe, List<Example> rows) {
        BadRecords bad = new BadRecords(configuration, recipe.corpus().onBadRecord());
        SeriesOrder order = new SeriesOrder(recipe.corpus());
        List<Example> ordered = new ArrayList<>();
        for (Example row : rows) {
            try {
                order.take(row, ordered::add);
            } catch (BadRecordException e) {
                bad.found(e);
                ordered.clear();
            }
        }
        return ordered.subList(Math.max(0, ordered.size() - recipe.lead()), ordered.size());
    }

    private static Example end(Configuration configuration, Recipe recipe, CorpusFile file) throws IOException {
        long length = file.isCompressed() ? Bytes.length(configuration, file.path()) : file.length();
        List<Example> rows = ordered(configuration, recipe, new Lead(configuration, recipe).before(file, length));
        if (rows.size() < recipe.lead()) {
            throw new BadRecordException(
                    file.path(),
                    "has " + rows.size() + " rows: must have at least corpus.vectors.series.history = " + recipe.lead()
                            + " for a forecast");
        }
        Example last = rows.get(rows.size() - 1);
        int width = last.inputVectors().width();
        double[] values = new double[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row).inputVectors().values(), 0, values, row * width, width);
        }
        return new Example(last.id(), last.source(), new RawVectors(width, values), new ArrayList<>());
    }
}
