package dev.windrow.task;

import dev.windrow.metric.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tags of spans may follow each other. In IOB2 (BIO) and BIOES (IOBES) alike, I-X and E-X go on with a span of X
 * and so follow B-X or I-X; in BIOES what has begun must end: after B-X and I-X comes I-X or E-X. The scheme of a type
 * is seen by the tags it has. A type without B-X is in a scheme where I-X may begin a span, and is left free.
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
        boolean open = is("BI", before);
        boolean continuing = is("IE", after);
        if (continuing && !(open && same) && labels.contains("B" + type(after))) {
            return false;
        }
        return !(open && !(continuing && same) && labels.contains("E" + type(before)));
    }

    private static boolean is(String prefixes, String tag) {
        return tag.length() > 1 && prefixes.indexOf(tag.charAt(0)) >= 0;
    }

    /** What stands behind the prefix, with the hyphen. */
    private static String type(String tag) {
        return tag.isEmpty() ? EDGE : tag.substring(1);
    }
}
