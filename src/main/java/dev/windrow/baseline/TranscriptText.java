package dev.windrow.baseline;

import dev.windrow.text.Vocabulary;
import java.io.Serializable;

/**
 * What the symbols of transcripts read as.
 *
 * @param symbols the vocabulary of transcripts
 * @param between what stands between two symbols: nothing between characters, a space between words
 */
public record TranscriptText(Vocabulary symbols, String between) implements Serializable {
    /** A single character that no text has, so that what training never heard is one error and no more. */
    private static final String UNHEARD = "\uFFFD";

    /** The text of some ids; ids below 0 are padding. */
    public String of(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            if (id >= 0) {
                text.append(text.length() == 0 ? "" : between);
                text.append(id == Vocabulary.UNKNOWN ? UNHEARD : symbols.symbol(id));
            }
        }
        return text.toString();
    }
}
