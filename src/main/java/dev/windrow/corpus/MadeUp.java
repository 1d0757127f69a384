package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.GenerateSection;
import dev.windrow.sequence.RawRecord;
import java.util.Locale;
import java.util.Random;

/**
 * Sequences of a made-up problem, each drawn by its number and the seed alone, so that anybody may draw any of them.
 */
sealed interface MadeUp permits AddingSequences, CopySequences {
    /** The sequence of a number. */
    RawRecord sequence(long number);

    /** What a sequence would take in a file, about. */
    long bytes();

    /** How many there are. */
    long count();

    static MadeUp of(CorpusSection corpus) {
        GenerateSection generate = corpus.generate();
        return switch (generate.problem()) {
            case ADDING -> new AddingSequences(generate, corpus.columns().label());
            case COPY ->
                new CopySequences(
                        generate, corpus.columns().text(), corpus.columns().label());
        };
    }

    /** All of them as one file that is nowhere, so that they are cut, split and dealt as those of files are. */
    static CorpusFile file(CorpusSection corpus) {
        MadeUp all = of(corpus);
        String name = corpus.generate().problem().name().toLowerCase(Locale.ROOT);
        return new CorpusFile("made up " + name, name, all.count() * all.bytes(), false);
    }

    /**
     * What draws a sequence: SplitMix64's finish of seed and number (Steele et al. 2014) begins Java's own generator.
     */
    static Random random(long seed, long number) {
        long state = seed * 0x9E3779B97F4A7C15L + number + 1;
        state = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        state = (state ^ (state >>> 27)) * 0x94D049BB133111EBL;
        return new Random(state ^ (state >>> 31));
    }
}
