package dev.windrow.corpus;

import dev.windrow.config.TextSection;
import dev.windrow.text.Tokenizer;

/** From a job's text section to a tokenizer. */
public final class Tokenizers {
    private Tokenizers() {}

    /** The tokenizer a job names, lower-casing first if it says so. */
    public static Tokenizer of(TextSection text) {
        Tokenizer tokenizer =
                switch (text.tokenizer()) {
                    case CHARACTERS -> Tokenizer.characters();
                    case WORDS -> Tokenizer.words();
                    case KMERS -> Tokenizer.kmers(text.kmerSize(), text.kmerStride());
                    case GIVEN -> Tokenizer.given();
                };
        return text.lowerCase() ? tokenizer.lowerCased() : tokenizer;
    }
}
