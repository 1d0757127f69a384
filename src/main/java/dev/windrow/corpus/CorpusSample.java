package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import dev.windrow.text.LabelScheme;
import dev.windrow.text.Span;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * The first records of the training data, cut as a {@link Preparation} would cut them, and about how large the
 * vocabularies of all of it would be: for estimates before anything is prepared.
 *
 * <p>By Heaps' law the number of different symbols grows as a power of a text's length (Heaps 1978, section 7.5); the
 * power is that between the first half of the sample and the whole of it. {@code text.min-count} is left out of
 * account, so the guess errs upwards.
 *
 * @param encoding of the sample
 * @param symbols about as many as the vocabulary would have, at most {@code text.max-size}
 * @param letters the same of letters; 0 if the network does not look at them
 * @param windows the sample's
 * @param share what of the training data the sample is, about; at most 1
 */
public record CorpusSample(Encoding encoding, int symbols, int letters, List<Window> windows, double share) {
    /** What a compressed text becomes when it is read. */
    private static final int EXPANSION = 4;

    /** What a value of a vector takes in a file, about. */
    private static final int CHARACTERS_A_VALUE = 8;

    /** About as many classes as all of the training data have. */
    public int classes() {
        if (encoding.targets().areVectors()) {
            return encoding.targetScale().width();
        }
        return encoding.targets() == Targets.NEXT_SYMBOL
                ? symbols
                : encoding.outputs().size();
    }

    /**
     * Reads the first records, at most so many.
     *
     * @throws CorpusException if there is nothing that could be read
     * @throws dev.windrow.sequence.BadRecordException for a bad record if {@code corpus.on-bad-record} is fail
     */
    public static CorpusSample of(
            SparkSession spark,
            JobFile job,
            SerializableFunction<RawRecord, Example> exampleOf,
            Targets targets,
            Inputs inputs,
            int records) {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        Recipe recipe = Recipe.of(job, targets, inputs, exampleOf).matching(InputColumns.first(hadoop, job.corpus()));
        List<Example> examples = Failures.surfaced(() ->
                CorpusReader.training(spark, job.corpus(), recipe::example).take(records));
        if (examples.isEmpty()) {
            throw new CorpusException("corpus.train: has no records that could be used");
        }
        return of(recipe, examples, bytes(spark.sparkContext().hadoopConfiguration(), job.corpus()));
    }

    private static long bytes(Configuration configuration, CorpusSection corpus) {
        long bytes = 0;
        for (CorpusFile file : CorpusFiles.training(configuration, corpus)) {
            bytes += file.length() * (file.isCompressed() ? EXPANSION : 1);
        }
        return bytes;
    }

    static CorpusSample of(Recipe recipe, List<Example> examples, long bytes) {
        TextSection text = recipe.text();
        Seen half = new Seen(recipe);
        Seen all = new Seen(recipe);
        for (int i = 0; i < examples.size(); i++) {
            all.add(examples.get(i));
            if (i < (examples.size() + 1) / 2) {
                half.add(examples.get(i));
            }
        }
        Encoding encoding = all.encoding(recipe);
        List<Window> windows = new ArrayList<>();
        ExampleCutter cutter = recipe.cutter(encoding, Split.TRAIN);
        examples.forEach(example -> cutter.cut(example, windows::add));
        cutter.end(windows::add);
        double growth = Math.max(1, bytes / (double) all.characters);
        int symbols = Seen.grown(half, all, Seen::differentSymbols, growth, text.maxSize());
        int letters = recipe.withLetters() ? Seen.grown(half, all, Seen::differentLetters, growth, text.maxSize()) : 0;
        return new CorpusSample(encoding, symbols, letters, windows, 1 / growth);
    }

    /** What was seen of some examples. */
    private static final class Seen {
        private final Recipe recipe;
        private final Map<String, Long> symbols = new HashMap<>();
        private final Map<String, Long> letters = new HashMap<>();
        private final Map<String, Long> labels = new HashMap<>();
        private final Map<String, Long> tags = new HashMap<>();
        private final Moments inputs = new Moments();
        private final Moments targets = new Moments();
        private long characters;

        Seen(Recipe recipe) {
            this.recipe = recipe;
        }

        /** How many different ones there are. */
        private interface Different {
            int in(Seen seen);
        }

        void add(Example example) {
            Tokenizer spelling = Tokenizer.characters();
            for (String symbol : example.inputs()) {
                characters += symbol.length() + (recipe.text().tokenizer() == TextSection.Tokenizer.CHARACTERS ? 0 : 1);
                if (symbols.merge(symbol, 1L, Long::sum) == 1 && recipe.withLetters()) {
                    spelling.tokens(symbol).forEach(letter -> letters.merge(letter, 1L, Long::sum));
                }
            }
            example.targets().forEach(label -> labels.merge(label, 1L, Long::sum));
            if (recipe.hasTags()) {
                LabelScheme.IOB2.written(example.targets()).forEach(tag -> tags.merge(tag, 1L, Long::sum));
            }
            if (!example.inputVectors().isNone()) {
                characters += (long) CHARACTERS_A_VALUE * example.inputVectors().values().length;
                inputs.add(example.inputVectors());
            }
            if (!example.targetVectors().isNone()) {
                targets.add(example.targetVectors());
            }
        }

        int differentSymbols() {
            return symbols.size();
        }

        int differentLetters() {
            return letters.size();
        }

        Encoding encoding(Recipe recipe) {
            Vocabulary known = Vocabulary.ofSymbols(symbols, 1, recipe.text().maxSize());
            boolean tagged = recipe.hasTags() && Span.tagged(labels.keySet());
            Encoding encoding = new Encoding(
                    recipe.targets(),
                    known,
                    recipe.targets() == Targets.NEXT_SYMBOL ? known : Vocabulary.ofLabels(tagged ? tags : labels),
                    recipe.withLetters()
                            ? Vocabulary.ofSymbols(letters, 1, recipe.text().maxSize())
                            : null);
            encoding = tagged ? encoding.tagged(new TagSchemes(LabelScheme.IOB2, LabelScheme.IOB2)) : encoding;
            return inputs.width() == 0 ? encoding : Scales.scaled(encoding, recipe, inputs, targets);
        }

        /** As many as in a text {@code growth} times as long, with the special symbols. */
        static int grown(Seen half, Seen all, Different different, double growth, int atMost) {
            int first = Math.max(1, different.in(half));
            int seen = Math.max(1, different.in(all));
            double longer = Math.max(1.01, all.characters / (double) Math.max(1, half.characters));
            double power = Math.min(1, Math.log(seen / (double) first) / Math.log(longer));
            double grown = Vocabulary.SPECIAL_SYMBOLS.size() + seen * Math.pow(growth, power);
            return (int) Math.min(atMost, Math.ceil(grown));
        }
    }
}
