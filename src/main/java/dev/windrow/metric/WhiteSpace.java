package dev.windrow.metric;

import java.util.ArrayList;
import java.util.List;

/** White space as Python's {@code str.split} sees it, which reference scorers are written with. */
final class WhiteSpace {
    private static final int NEXT_LINE = 0x85;

    private WhiteSpace() {}

    static boolean is(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == NEXT_LINE;
    }

    /** The words between white space. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            boolean space = is(text.codePointAt(at));
            if (space && start >= 0) {
                words.add(text.substring(start, at));
                start = -1;
            } else if (!space && start < 0) {
                start = at;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }
}
