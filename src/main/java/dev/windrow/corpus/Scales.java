package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The pass over the training data that finds the scale of its vectors. Parts are the same in every layout of a cluster
 * and are merged in their order, and so is the scale the same.
 */
final class Scales {
    private Scales() {}

    /** Moments of a part. */
    private record Both(Moments inputs, Moments targets) implements Serializable {}

    /** An encoding with the scales that the training data call for. */
    static Encoding fitted(
            Encoding encoding,
            JavaSparkContext context,
            Broadcast<SerializableConfiguration> configuration,
            Recipe recipe,
            SplitPlan training) {
        RecordFilter filter = training.filter();
        List<Both> parts = Failures.surfaced(() -> CorpusReader.parts(context, training)
                .map(part -> moments(configuration.value().value(), recipe, filter, part))
                .collect());
        Moments inputs = new Moments();
        Moments targets = new Moments();
        for (Both part : parts) {
            inputs.merge(part.inputs());
            targets.merge(part.targets());
        }
        if (inputs.width() == 0) {
            throw new CorpusException("corpus.train: has no records left for training: see corpus.split, "
                    + "corpus.on-bad-record and the files themselves");
        }
        return new Encoding(
                encoding.targets(),
                encoding.inputs(),
                encoding.outputs(),
                encoding.letters(),
                inputs.scale(Integer::toString),
                targets.scale(Integer::toString));
    }

    private static Both moments(Configuration configuration, Recipe recipe, RecordFilter filter, Part part)
            throws IOException {
        Both both = new Both(new Moments(), new Moments());
        new PartExamples(configuration, recipe, filter).forEach(part, example -> add(recipe, example, both), () -> {});
        return both;
    }

    private static void add(Recipe recipe, Example example, Both both) {
        int width = example.inputVectors().width();
        if (both.inputs().width() != 0 && both.inputs().width() != width) {
            throw new BadRecordException(
                    example.source(),
                    "has " + width + " values a step: must have "
                            + both.inputs().width() + ", as the records before it");
        }
        both.inputs().add(example.inputVectors());
        if (recipe.targets() == Targets.VALUES) {
            both.targets().add(example.targetVectors());
        }
    }
}
