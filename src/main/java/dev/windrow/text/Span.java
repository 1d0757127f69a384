package dev.windrow.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of tokens of one type, found in tags by the rules of conlleval (Tjong Kim Sang &amp; Buchholz,
 * "Introduction to the CoNLL-2000 Shared Task: Chunking", CoNLL 2000), which take IOB1, IOB2 (BIO) and IOE alike,
 * extended by S and by E at the end of a span for BIOES (IOBES). In BILOU, L and U are what E and S are there, and in
 * BMES M is what I is:
 *
 * <ul>
 *   <li>B and S always begin a span, E and S always end one;
 *   <li>I and E begin a span after O, E or S, at the start of a sentence, and where the type changes;
 *   <li>B, S, O, a change of type and the end of the sentence end the span before them.
 * </ul>
 *
 * @param from the first token
 * @param to the token after the last
 * @param type what stands behind the first hyphen of the tags
 */
public record Span(int from, int to, String type) {

    /**
     * The spans of one sentence, in order. A tag is {@code O} or prefix, hyphen, type; a bare prefix has the type "".
     */
    public static List<Span> of(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        char before = 'O';
        String typeBefore = "";
        int from = -1;
        for (int k = 0; k <= tags.size(); k++) {
            String tag = k < tags.size() ? tags.get(k) : "O";
            char prefix = prefix(tag);
            String type = type(tag);
            if (from >= 0 && ends(before, prefix, typeBefore, type)) {
                spans.add(new Span(from, k, typeBefore));
                from = -1;
            }
            if (from < 0 && starts(before, prefix, typeBefore, type)) {
                from = k;
            }
            before = prefix;
            typeBefore = type;
        }
        return spans;
    }

    /** Whether labels are tags of spans: each is one, there is an O and there is a type. */
    public static boolean tagged(Iterable<String> labels) {
        boolean outside = false;
        boolean inside = false;
        for (String label : labels) {
            if (label.equals("O")) {
                outside = true;
            } else if (isTag(label)) {
                inside = true;
            } else {
                return false;
            }
        }
        return outside && inside;
    }

    /** Whether a label is O, or one of B, I, E, S, L, U and M with a hyphen and a type behind it. */
    public static boolean isTag(String label) {
        return label.equals("O")
                || (label.length() > 2 && label.charAt(1) == '-' && "BIESLUM".indexOf(label.charAt(0)) >= 0);
    }

    private static char prefix(String tag) {
        char letter = tag.isEmpty() ? 'O' : tag.charAt(0);
        return switch (letter) {
            case 'L' -> 'E';
            case 'U' -> 'S';
            case 'M' -> 'I';
            default -> letter;
        };
    }

    private static String type(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? "" : tag.substring(hyphen + 1);
    }

    private static boolean ends(char before, char prefix, String typeBefore, String type) {
        return before == 'E'
                || before == 'S'
                || prefix == 'B'
                || prefix == 'S'
                || prefix == 'O'
                || !typeBefore.equals(type);
    }

    private static boolean starts(char before, char prefix, String typeBefore, String type) {
        return prefix != 'O'
                && (prefix == 'B'
                        || prefix == 'S'
                        || before == 'O'
                        || before == 'E'
                        || before == 'S'
                        || !typeBefore.equals(type));
    }
}
