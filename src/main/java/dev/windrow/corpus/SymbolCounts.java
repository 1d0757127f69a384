package dev.windrow.corpus;

import dev.windrow.config.TextSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Targets;
import dev.windrow.text.LabelScheme;
import dev.windrow.text.Span;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** The first pass: counts symbols, labels and letters of the training data, distributed, and makes vocabularies. */
final class SymbolCounts {
    private static final Logger LOG = LoggerFactory.getLogger(SymbolCounts.class);

    /** More different labels than this are no labels. */
    private static final int MOST_LABELS = 100_000;

    /** Of more labels than this, one record or two each, nothing can be learned. */
    private static final int MOST_RARE_LABELS = 100;

    private static final int MOST_REDUCERS = 64;

    // The first character of a counted key.
    private static final char INPUT = 'i';
    private static final char LABEL = 't';
    private static final char LETTER = 'l';
    private static final char WRITTEN_TAG = 'w';
    private static final char DEVIATION = 'd';
    private static final char PLACE = 'p';

    private final JavaSparkContext context;
    private final JavaPairRDD<String, Long> counts;

    private SymbolCounts(JavaSparkContext context, JavaPairRDD<String, Long> counts) {
        this.context = context;
        this.counts = counts;
    }

    /**
     * The encoding that the training data call for.
     *
     * @param earlier an encoding that it has to extend; null for none
     */
    static Encoding encoding(
            JavaSparkContext context,
            Broadcast<SerializableConfiguration> configuration,
            Recipe recipe,
            SplitPlan training,
            @Nullable Encoding earlier) {
        RecordFilter filter = training.filter();
        int reducers = Math.max(1, Math.min(MOST_REDUCERS, training.parts().size()));
        SymbolCounts counts = new SymbolCounts(
                context,
                CorpusReader.parts(context, training)
                        .mapPartitionsToPair(
                                parts -> count(configuration.value().value(), recipe, filter, parts))
                        .reduceByKey(Long::sum, reducers));
        TextSection text = recipe.text();
        Vocabulary known = earlier == null ? null : earlier.inputs();
        Map<String, Long> symbols = counts.top(INPUT, text.maxSize(), known);
        Vocabulary inputs = known == null
                ? Vocabulary.ofSymbols(symbols, text.minCount(), text.maxSize())
                : known.grown(symbols, text.minCount(), text.maxSize());
        if (recipe.inputs() == Inputs.SYMBOLS) {
            requireSymbols(inputs, symbols, text);
        }
        Vocabulary knownOutputs = earlier == null ? null : earlier.outputs();
        TagSchemes tags = recipe.hasTags() ? counts.tags(configuration.value().value(), knownOutputs) : TagSchemes.NONE;
        Vocabulary outputs =
                switch (recipe.targets()) {
                    case NEXT_SYMBOL -> inputs;
                    case LABEL_EACH_SYMBOL, LABEL, LABEL_OF_VECTOR, TRANSCRIPT, VALUES, MANY_HOT ->
                        counts.labels(recipe.targets(), text, knownOutputs, tags);
                    case SEQUENCE -> counts.targets(text, knownOutputs);
                };
        Vocabulary letters =
                recipe.withLetters() ? counts.letters(text, earlier == null ? null : earlier.letters()) : null;
        return new Encoding(recipe.targets(), inputs, outputs, letters).tagged(tags);
    }

    /** Finds the scheme of labels that are tags of spans, and warns of what is not of it. */
    private TagSchemes tags(Configuration configuration, @Nullable Vocabulary known) {
        TagScan scan = new TagScan(
                top(LABEL, MOST_LABELS, null), top(DEVIATION, MOST_LABELS, null), top(PLACE, MOST_LABELS, null));
        LineNumbers lines = new LineNumbers(configuration);
        scan.warning(place -> lines.withLine(new BadRecordException(place, "")).source())
                .ifPresent(LOG::warn);
        if (!scan.tagged()) {
            return TagSchemes.NONE;
        }
        List<String> names = new ArrayList<>();
        for (int id = 0; known != null && id < known.size(); id++) {
            names.add(known.symbol(id));
        }
        return new TagSchemes(scan.scheme(), LabelScheme.learned(Span.tagged(names) ? names : List.of()));
    }

    private Vocabulary targets(TextSection text, @Nullable Vocabulary known) {
        Map<String, Long> symbols = top(LABEL, text.maxSize(), known);
        Vocabulary targets = known == null
                ? Vocabulary.ofSymbols(symbols, text.minCount(), text.maxSize())
                : known.grown(symbols, text.minCount(), text.maxSize());
        requireSymbols(targets, symbols, text);
        return targets;
    }

    private Vocabulary letters(TextSection text, @Nullable Vocabulary known) {
        Map<String, Long> letters = top(LETTER, text.maxSize(), known);
        return known == null
                ? Vocabulary.ofSymbols(letters, 1, text.maxSize())
                : known.grown(letters, 1, text.maxSize());
    }

    private Vocabulary labels(Targets targets, TextSection text, @Nullable Vocabulary known, TagSchemes tags) {
        if (targets.areVectors()) {
            return Vocabulary.ofLabels(Map.of());
        }
        if (targets == Targets.TRANSCRIPT) {
            // With special symbols: padding's is the blank, and what training never said is unknown.
            Map<String, Long> symbols = top(LABEL, text.maxSize(), known);
            return known == null
                    ? Vocabulary.ofSymbols(symbols, text.minCount(), text.maxSize())
                    : known.grown(symbols, text.minCount(), text.maxSize());
        }
        Map<String, Long> counted =
                tags.learned() == null ? top(LABEL, MOST_LABELS + 1, known) : writtenTags(tags.learned());
        Vocabulary labels = known == null ? Vocabulary.ofLabels(counted) : known.grown(counted, 1, MOST_LABELS + 1);
        if (labels.size() > MOST_LABELS) {
            throw new CorpusException("corpus.columns.label: has more than " + MOST_LABELS
                    + " different values in the training data; is it the right column?");
        } else if (labels.size() == 1) {
            throw new CorpusException(
                    "corpus.train: has the label '" + labels.symbol(0) + "' and no other: there must be at least two");
        }
        long texts = counted.values().stream().mapToLong(Long::longValue).sum();
        if (targets == Targets.LABEL && counted.size() > MOST_RARE_LABELS && 2L * counted.size() > texts) {
            throw new CorpusException("corpus.columns.label: has " + counted.size() + " different values in " + texts
                    + " training records, such as '"
                    + counted.keySet().stream().min(Comparator.naturalOrder()).orElseThrow()
                    + "': must be a class that many records share; is it the right column?");
        }
        return labels;
    }

    private Map<String, Long> writtenTags(LabelScheme scheme) {
        Map<String, Long> counted = new HashMap<>();
        String mine = TagCounts.key(scheme, "");
        top(WRITTEN_TAG, MOST_LABELS, null).forEach((key, count) -> {
            if (key.startsWith(mine)) {
                counted.put(key.substring(mine.length()), count);
            }
        });
        return counted;
    }

    private static void requireSymbols(Vocabulary inputs, Map<String, Long> symbols, TextSection text) {
        if (symbols.isEmpty()) {
            throw new CorpusException("corpus.train: has no records left for training: see corpus.split, "
                    + "corpus.on-bad-record and the files themselves");
        }
        if (inputs.size() == Vocabulary.SPECIAL_SYMBOLS.size()) {
            Map.Entry<String, Long> first =
                    symbols.entrySet().stream().min(Vocabulary.ORDER).orElseThrow();
            throw new CorpusException("text.min-count = " + text.minCount()
                    + ": no symbol of the training data occurs that often, so all would be <unk>; the most frequent, '"
                    + first.getKey() + "', occurs " + first.getValue() + " times");
        }
    }

    /**
     * The most frequent keys of a kind; only these come to the driver.
     *
     * @param most how many there may be in all
     * @param known those that are wanted however rare they are; null for none
     */
    private Map<String, Long> top(char kind, int most, @Nullable Vocabulary known) {
        JavaPairRDD<String, Long> ofKind = counts.filter(count -> count._1.charAt(0) == kind);
        Map<String, Long> byKey = new HashMap<>();
        if (known == null) {
            add(byKey, Failures.surfaced(() -> ofKind.takeOrdered(most, new MostFrequent())));
            return byKey;
        }
        Broadcast<Vocabulary> sent = context.broadcast(known);
        JavaPairRDD<String, Long> old = ofKind.filter(count -> sent.value().contains(count._1.substring(1)));
        JavaPairRDD<String, Long> others = ofKind.filter(count -> !sent.value().contains(count._1.substring(1)));
        add(byKey, Failures.surfaced(old::collect));
        int room = most - known.size();
        if (room > 0) {
            add(byKey, Failures.surfaced(() -> others.takeOrdered(room, new MostFrequent())));
        }
        sent.destroy();
        return byKey;
    }

    private static void add(Map<String, Long> byKey, List<Tuple2<String, Long>> counted) {
        for (Tuple2<String, Long> count : counted) {
            byKey.put(count._1.substring(1), count._2);
        }
    }

    private static Iterator<Tuple2<String, Long>> count(
            Configuration configuration, Recipe recipe, RecordFilter filter, Iterator<Part> parts) throws IOException {
        Map<String, long[]> inputs = new HashMap<>();
        Map<String, long[]> labels = new HashMap<>();
        TagCounts tags = new TagCounts();
        PartExamples examples = new PartExamples(configuration, recipe, filter);
        while (parts.hasNext()) {
            examples.forEach(
                    parts.next(),
                    example -> {
                        addAll(inputs, example.inputs());
                        addAll(labels, example.targets());
                        if (recipe.hasTags()) {
                            tags.add(example);
                        }
                        addEnd(recipe.targets() == Targets.SEQUENCE ? labels : inputs, recipe, example);
                    },
                    () -> {});
        }
        List<Tuple2<String, Long>> counted = new ArrayList<>();
        addTo(counted, INPUT, inputs);
        addTo(counted, LABEL, labels);
        addTo(counted, WRITTEN_TAG, tags.written());
        addTo(counted, DEVIATION, tags.deviations());
        addTo(counted, PLACE, tags.places());
        if (recipe.withLetters()) {
            addTo(counted, LETTER, letters(inputs));
        }
        return counted.iterator();
    }

    private static void addAll(Map<String, long[]> counts, List<String> symbols) {
        for (String symbol : symbols) {
            add(counts, symbol, 1);
        }
    }

    private static void add(Map<String, long[]> counts, String symbol, long count) {
        long[] known = counts.get(symbol);
        if (known == null) {
            counts.put(symbol, new long[] {count});
        } else {
            known[0] += count;
        }
    }

    /** What the cutter adds behind an example is part of the text; an empty text of one label is an unknown symbol. */
    private static void addEnd(Map<String, long[]> symbols, Recipe recipe, Example example) {
        if (recipe.isStream()) {
            add(symbols, recipe.lineEnd(), 1);
        } else if (recipe.targets() == Targets.NEXT_SYMBOL || recipe.targets() == Targets.SEQUENCE) {
            add(symbols, Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.END), 1);
        } else if (example.length() == 0) {
            add(symbols, Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.UNKNOWN), 1);
        }
    }

    private static Map<String, long[]> letters(Map<String, long[]> words) {
        Tokenizer characters = Tokenizer.characters();
        Map<String, long[]> letters = new HashMap<>();
        for (Map.Entry<String, long[]> word : words.entrySet()) {
            if (!Vocabulary.SPECIAL_SYMBOLS.contains(word.getKey())) {
                for (String letter : characters.tokens(word.getKey())) {
                    add(letters, letter, word.getValue()[0]);
                }
            }
        }
        return letters;
    }

    private static void addTo(List<Tuple2<String, Long>> counted, char kind, Map<String, long[]> counts) {
        for (Map.Entry<String, long[]> count : counts.entrySet()) {
            counted.add(new Tuple2<>(kind + count.getKey(), count.getValue()[0]));
        }
    }

    /** The order of ids in a vocabulary. */
    private static final class MostFrequent implements Comparator<Tuple2<String, Long>>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(Tuple2<String, Long> one, Tuple2<String, Long> other) {
            int byCount = Long.compare(other._2, one._2);
            return byCount != 0 ? byCount : one._1.compareTo(other._1);
        }
    }
}
