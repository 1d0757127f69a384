package dev.windrow.corpus;

import dev.windrow.config.VectorsSection;
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
        return scaled(encoding, recipe, inputs, targets);
    }

    /** An encoding with the scales of what was seen of inputs and targets. */
    static Encoding scaled(Encoding encoding, Recipe recipe, Moments inputs, Moments targets) {
        Scale scale = scale(inputs, recipe);
        if (recipe.targets() == Targets.MANY_HOT) {
            // Zeros and ones on both sides, of the same columns.
            return encoding.scaled(scale, scale);
        }
        return encoding.scaled(
                scale,
                recipe.isSeries() ? SeriesLayout.of(recipe.corpus(), scale).scale() : targets.scale(Integer::toString));
    }

    /**
     * An encoding with the scales of an earlier one, which its network is used to.
     *
     * @throws CorpusException if vectors have another width now
     */
    static Encoding kept(Encoding encoding, Encoding earlier) {
        requireWidth("steps", encoding.inputScale(), earlier.inputScale());
        requireWidth("targets", encoding.targetScale(), earlier.targetScale());
        return encoding.scaled(earlier.inputScale(), earlier.targetScale());
    }

    private static void requireWidth(String what, Scale now, Scale before) {
        if (now.width() != before.width()) {
            throw new CorpusException("corpus.train: has " + what + " of " + now.width()
                    + " values, and the model that is gone on from has " + before.width());
        }
    }

    private static Scale scale(Moments moments, Recipe recipe) {
        VectorsSection vectors = recipe.corpus().vectors();
        Scale scale = moments.scale(place -> name(recipe, place));
        boolean normalizes = vectors == null ? recipe.targets() != Targets.MANY_HOT : vectors.normalize();
        if (normalizes) {
            return scale;
        }
        return new Scale(scale.columns().stream()
                .map(column -> Scale.Column.plain(column.name()))
                .toList());
    }

    private static String name(Recipe recipe, int place) {
        List<String> names = recipe.columns().names();
        VectorsSection vectors = recipe.corpus().vectors();
        return vectors != null && vectors.frame() == 0 && place < names.size()
                ? names.get(place)
                : NumberColumns.name(recipe.corpus(), place);
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
        if (recipe.targets() == Targets.VALUES && !recipe.isSeries()) {
            both.targets().add(example.targetVectors());
        }
    }
}
