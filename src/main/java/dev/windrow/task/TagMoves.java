package dev.windrow.task;

import dev.windrow.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tags of spans may follow each other. In IOB2 (BIO) and BIOES (IOBES) alike, I-X and E-X go on with a span of X
 * and so follow B-X or I-X; in BIOES what has begun must end: after B-X and I-X comes I-X or E-X. In BILOU and BMES, L
 * is what E is, and M what I is. Labels are in the scheme that is learned, which a preparation turned all others into,
 * so a type has what its scheme has. A type without B-X, as older models know it, is left free.
 */
public final class TagMoves {
    private static final String EDGE = "";

    private TagMoves() {}

    /**
     * The moves that no sequence of these labels makes: {@code from * (labels + 1) + to}, the edges of a sequence being
     * the label after the last. None where the labels are no tags of spans.
     */
    public static List<Integer> forbidden(List<String> labels) {
        List<Integer> forbidden = new ArrayList<>();
        if (!Span.tagged(labels)) {
            return forbidden;
        }
        int width = labels.size() + 1;
        for (int from = 0; from < width; from++) {
            for (int to = 0; to < width; to++) {
                String before = from < labels.size() ? labels.get(from) : EDGE;
                String after = to < labels.size() ? labels.get(to) : EDGE;
                if (!allowed(labels, before, after)) {
                    forbidden.add(from * width + to);
                }
            }
        }
        return forbidden;
    }

    private static boolean allowed(List<String> labels, String before, String after) {
        boolean same = type(before).equals(type(after));
        boolean open = is("BIM", before);
        boolean continuing = is("IMEL", after);
        if (continuing && !(open && same) && labels.contains("B" + type(after))) {
            return false;
        }
        return !(open && !(continuing && same) && hasEnd(labels, type(before)));
    }

    private static boolean hasEnd(List<String> labels, String type) {
        return labels.contains("E" + type) || labels.contains("L" + type);
    }

    private static boolean is(String prefixes, String tag) {
        return tag.length() > 1 && prefixes.indexOf(tag.charAt(0)) >= 0;
    }

    /** What stands behind the prefix, with the hyphen. */
    private static String type(String tag) {
        return tag.isEmpty() ? EDGE : tag.substring(1);
    }
}
