package dev.windrow.corpus;

import dev.windrow.config.TextSection;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Targets;
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
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** The first pass: counts symbols, labels and letters of the training data, distributed, and makes vocabularies. */
final class SymbolCounts {
    /** More different labels than this are no labels. */
    private static final int MOST_LABELS = 100_000;

    /** Of more labels than this, one record or two each, nothing can be learned. */
    private static final int MOST_RARE_LABELS = 100;

    private static final int MOST_REDUCERS = 64;

    // The first character of a counted key.
    private static final char INPUT = 'i';
    private static final char LABEL = 't';
    private static final char LETTER = 'l';

    private final JavaPairRDD<String, Long> counts;

    private SymbolCounts(JavaPairRDD<String, Long> counts) {
        this.counts = counts;
    }

    /** The encoding that the training data call for. */
    static Encoding encoding(
            JavaSparkContext context,
            Broadcast<SerializableConfiguration> configuration,
            Recipe recipe,
            SplitPlan training) {
        RecordFilter filter = training.filter();
        int reducers = Math.max(1, Math.min(MOST_REDUCERS, training.parts().size()));
        SymbolCounts counts = new SymbolCounts(CorpusReader.parts(context, training)
                .mapPartitionsToPair(parts -> count(configuration.value().value(), recipe, filter, parts))
                .reduceByKey(Long::sum, reducers));
        TextSection text = recipe.text();
        Map<String, Long> symbols = counts.top(INPUT, text.maxSize());
        Vocabulary inputs = Vocabulary.ofSymbols(symbols, text.minCount(), text.maxSize());
        if (recipe.inputs() == Inputs.SYMBOLS) {
            requireSymbols(inputs, symbols, text);
        }
        Vocabulary outputs = recipe.targets() == Targets.NEXT_SYMBOL ? inputs : counts.labels(recipe.targets());
        Vocabulary letters = recipe.withLetters()
                ? Vocabulary.ofSymbols(counts.top(LETTER, text.maxSize()), 1, text.maxSize())
                : null;
        return new Encoding(recipe.targets(), inputs, outputs, letters);
    }

    private Vocabulary labels(Targets targets) {
        if (targets.areVectors()) {
            return Vocabulary.ofLabels(Map.of());
        }
        Map<String, Long> labels = top(LABEL, MOST_LABELS + 1);
        if (labels.size() > MOST_LABELS) {
            throw new CorpusException("corpus.columns.label: has more than " + MOST_LABELS
                    + " different values in the training data; is it the right column?");
        } else if (labels.size() == 1) {
            throw new CorpusException("corpus.train: has the label '"
                    + labels.keySet().iterator().next() + "' and no other: there must be at least two");
        }
        long texts = labels.values().stream().mapToLong(Long::longValue).sum();
        if (targets == Targets.LABEL && labels.size() > MOST_RARE_LABELS && 2L * labels.size() > texts) {
            throw new CorpusException("corpus.columns.label: has " + labels.size() + " different values in " + texts
                    + " training records, such as '"
                    + labels.keySet().stream().min(Comparator.naturalOrder()).orElseThrow()
                    + "': must be a class that many records share; is it the right column?");
        }
        return Vocabulary.ofLabels(labels);
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

    /** The most frequent keys of a kind; only these come to the driver. */
    private Map<String, Long> top(char kind, int most) {
        List<Tuple2<String, Long>> top = Failures.surfaced(
                () -> counts.filter(count -> count._1.charAt(0) == kind).takeOrdered(most, new MostFrequent()));
        Map<String, Long> byKey = new HashMap<>();
        for (Tuple2<String, Long> count : top) {
            byKey.put(count._1.substring(1), count._2);
        }
        return byKey;
    }

    private static Iterator<Tuple2<String, Long>> count(
            Configuration configuration, Recipe recipe, RecordFilter filter, Iterator<Part> parts) throws IOException {
        Map<String, long[]> inputs = new HashMap<>();
        Map<String, long[]> labels = new HashMap<>();
        PartExamples examples = new PartExamples(configuration, recipe, filter);
        while (parts.hasNext()) {
            examples.forEach(
                    parts.next(),
                    example -> {
                        addAll(inputs, example.inputs());
                        addAll(labels, example.targets());
                        addLineEnd(inputs, recipe, example);
                    },
                    () -> {});
        }
        List<Tuple2<String, Long>> counted = new ArrayList<>();
        addTo(counted, INPUT, inputs);
        addTo(counted, LABEL, labels);
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
    private static void addLineEnd(Map<String, long[]> inputs, Recipe recipe, Example example) {
        if (recipe.isStream()) {
            add(inputs, recipe.lineEnd(), 1);
        } else if (recipe.targets() == Targets.NEXT_SYMBOL) {
            add(inputs, Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.END), 1);
        } else if (example.length() == 0) {
            add(inputs, Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.UNKNOWN), 1);
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
