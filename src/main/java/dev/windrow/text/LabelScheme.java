package dev.windrow.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How tags, one a word, say where spans begin and end. Spans are read from tags of any scheme by the same rules
 * ({@link Span#of}); a scheme says how they are written. Of schemes that some tags agree with alike, the first is
 * theirs.
 *
 * <p>In IOB1 (Ramshaw &amp; Marcus, "Text Chunking using Transformation-Based Learning", 1995) and its mirror image
 * IOE1 a tag says B, or E, only where two spans of one type touch; the schemes with a letter for each place in a span
 * are compared by Ratinov &amp; Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009.
 */
public enum LabelScheme {
    /** B begins each span. */
    IOB2("BBII"),
    /** Every word of a span is I; spans that touch become one. */
    IO("IIII"),
    /** As IO, but a span that follows on one of its type begins with B. */
    IOB1("IIII"),
    /** As IO, but a span that one of its type follows on ends with E. */
    IOE1("IIII"),
    /** Begin, inside, outside, end, single; also called IOBES. */
    BIOES("SBIE"),
    /** The same with L for last and U for unit. */
    BILOU("UBIL"),
    /** The same as BIOES with M for the middle. */
    BMES("SBME"),
    /** E ends each span. */
    IOE2("EIIE");

    static final String OUTSIDE = "O";

    private final char single;
    private final char first;
    private final char inner;
    private final char last;

    LabelScheme(String letters) {
        single = letters.charAt(0);
        first = letters.charAt(1);
        inner = letters.charAt(2);
        last = letters.charAt(3);
    }

    /** The tags of one sentence, of any scheme, in this one. */
    public List<String> written(List<String> tags) {
        String[] written = new String[tags.size()];
        Arrays.fill(written, OUTSIDE);
        List<Span> spans = Span.of(tags);
        for (int k = 0; k < spans.size(); k++) {
            Span span = spans.get(k);
            for (int word = span.from(); word < span.to(); word++) {
                written[word] = letter(span, word) + "-" + span.type();
            }
            if (k > 0 && touch(spans.get(k - 1), span)) {
                part(written, span);
            }
        }
        return new ArrayList<>(Arrays.asList(written));
    }

    private char letter(Span span, int word) {
        boolean begins = word == span.from();
        boolean ends = word == span.to() - 1;
        return begins && ends ? single : begins ? first : ends ? last : inner;
    }

    private static boolean touch(Span before, Span span) {
        return before.to() == span.from() && before.type().equals(span.type());
    }

    private void part(String[] written, Span span) {
        if (this == IOB1) {
            written[span.from()] = "B-" + span.type();
        } else if (this == IOE1) {
            written[span.from() - 1] = "E-" + span.type();
        }
    }

    /** Every tag that spans of these types may have in this scheme, outside first. */
    public List<String> tags(Collection<String> types) {
        String letters = "" + first + inner + last + single + (this == IOB1 ? "B" : "") + (this == IOE1 ? "E" : "");
        List<String> tags = new ArrayList<>(List.of(OUTSIDE));
        for (String type : types) {
            letters.chars().distinct().forEach(letter -> tags.add((char) letter + "-" + type));
        }
        return tags;
    }

    /**
     * The scheme in which a network that knows these tags has learned, or would: that with a letter for each place if
     * they have one, else IOB2.
     */
    public static LabelScheme learned(Iterable<String> tags) {
        StringBuilder letters = new StringBuilder();
        for (String tag : tags) {
            letters.append(tag.charAt(0));
        }
        if (letters.indexOf("L") >= 0 || letters.indexOf("U") >= 0) {
            return BILOU;
        } else if (letters.indexOf("M") >= 0) {
            return BMES;
        }
        return letters.indexOf("S") >= 0 ? BIOES : IOB2;
    }
}
