package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.corpus.DelimitedLine.Quotes;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finds out which slices of csv files begin inside of a quoted field, which nothing but all the quotes before can tell.
 * Each stretch between two starts is read once, on the cluster, for both cases; the driver puts them together. Files
 * that are one slice are not read.
 */
final class OpenQuotes {
    private OpenQuotes() {}

    /** What a stretch of a file does to what was before it. */
    private record Effect(Quotes afterClosed, Quotes afterOpen) implements Serializable {
        Quotes on(Quotes before) {
            return switch (before) {
                case CLOSED -> afterClosed;
                case OPEN -> afterOpen;
            };
        }
    }

    /** The plans, each slice knowing how it begins. */
    static <K> Map<K, SplitPlan> settle(
            JavaSparkContext context,
            Broadcast<SerializableConfiguration> configuration,
            CorpusSection corpus,
            Map<K, SplitPlan> plans) {
        List<Slice> stretches = corpus.format() == Format.CSV ? stretches(plans.values()) : List.of();
        if (stretches.isEmpty()) {
            return plans;
        }
        context.sc().setJobDescription("look for quotes that are open where files are cut");
        DelimitedLine form = Records.quoted(corpus);
        SplitPlan gathered = new SplitPlan(Parts.gathered(stretches, Parts.SLICE_BYTES), RecordFilter.ALL);
        List<Effect> effects = Failures.surfaced(() -> CorpusReader.parts(context, gathered)
                .flatMap(part -> effects(configuration.value().value(), form, part))
                .collect());
        Map<String, Map<Long, Quotes>> atStarts = new HashMap<>();
        Quotes quotes = Quotes.CLOSED;
        for (int k = 0; k < stretches.size(); k++) {
            Slice stretch = stretches.get(k);
            quotes = effects.get(k).on(stretch.start() == 0 ? Quotes.CLOSED : quotes);
            atStarts.computeIfAbsent(stretch.file().path(), path -> new HashMap<>())
                    .put(stretch.end(), quotes);
        }
        Map<K, SplitPlan> settled = new HashMap<>(plans);
        settled.replaceAll((key, plan) -> plan.with(atStarts));
        return settled;
    }

    /** From each start of a slice to the next, file by file, from the file's beginning to its last start. */
    private static List<Slice> stretches(Collection<SplitPlan> plans) {
        Map<String, TreeSet<Long>> starts = new TreeMap<>();
        Map<String, CorpusFile> files = new HashMap<>();
        for (SplitPlan plan : plans) {
            for (Part part : plan.parts()) {
                for (Slice slice : part.slices()) {
                    String path = slice.file().path();
                    files.put(path, slice.file());
                    starts.computeIfAbsent(path, key -> new TreeSet<>()).add(slice.start());
                }
            }
        }
        List<Slice> stretches = new ArrayList<>();
        starts.forEach((path, places) -> {
            long from = 0;
            for (long place : places) {
                if (place > 0) {
                    stretches.add(new Slice(files.get(path), from, place));
                    from = place;
                }
            }
        });
        return stretches;
    }

    private static Iterator<Effect> effects(Configuration configuration, DelimitedLine form, Part part)
            throws IOException {
        List<Effect> effects = new ArrayList<>(part.slices().size());
        for (Slice stretch : part.slices()) {
            effects.add(effect(configuration, form, stretch));
        }
        return effects.iterator();
    }

    private static Effect effect(Configuration configuration, DelimitedLine form, Slice stretch) throws IOException {
        Quotes afterClosed = Quotes.CLOSED;
        Quotes afterOpen = Quotes.OPEN;
        try (Lines lines = Lines.open(configuration, stretch.file(), stretch.start())) {
            String line = lines.nextAsItIs();
            while (line != null && lines.offset() < stretch.end()) {
                afterClosed = form.after(line, afterClosed);
                afterOpen = form.after(line, afterOpen);
                line = lines.nextAsItIs();
            }
        }
        return new Effect(afterClosed, afterOpen);
    }
}
