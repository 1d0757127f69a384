package dev.windrow.text;

import java.io.Serializable;
import java.util.List;

/** Cuts a text into symbols. Has no state that a call changes, so one may serve all threads. */
@FunctionalInterface
public interface Tokenizer extends Serializable {
    /** The symbols of a text in their order; none for a text that holds none. The list is the caller's. */
    List<String> tokens(String text);

    /** Unicode code points, white space included. */
    static Tokenizer characters() {
        return new CharacterTokenizer();
    }

    /** The segments between Unicode word boundaries (UAX #29) without white space; punctuation is kept. */
    static Tokenizer words() {
        return new WordTokenizer();
    }

    /**
     * Every {@code stride}-th run of {@code size} letters; a rest shorter than {@code size} is left out.
     *
     * @throws IllegalArgumentException if size or stride is below 1
     */
    static Tokenizer kmers(int size, int stride) {
        return new KmerTokenizer(size, stride);
    }

    /** What white space separates: the text is tokenized already. */
    static Tokenizer given() {
        return new GivenTokenizer();
    }

    /** This tokenizer, on the text in lower case (of no particular language). */
    default Tokenizer lowerCased() {
        return new LowerCaseTokenizer(this);
    }
}
