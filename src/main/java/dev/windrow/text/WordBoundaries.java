package dev.windrow.text;

/**
 * The default word boundaries of Unicode Standard Annex #29, section 4.1.1, rules WB3 to WB16, but for the one between
 * CR and LF, which white space hides. Scripts that need a dictionary (Thai, Han, …) fall apart into single characters,
 * as the annex has it without one. {@code java.text.BreakIterator} follows older rules of its own: "well-known" is one
 * word to it.
 *
 * <p>The rules on a mark in the middle (WB6, WB7, WB7b, WB7c, WB11, WB12) look one letter ahead; here mark and letter
 * are taken in one step, so that only the letter before must be remembered.
 */
final class WordBoundaries {
    private WordBoundaries() {}

    /** The first boundary after {@code start}, in UTF-16 units; {@code start} is a boundary before the text's end. */
    static int after(String text, int start) {
        WordClass before = WordClass.at(text, start);
        WordClass neighbour = before;
        boolean indicatorsPaired = false;
        int position = beyond(text, start);
        while (position < text.length()) {
            WordClass next = WordClass.at(text, position);
            if (before == WordClass.NEWLINE || next == WordClass.NEWLINE) { // WB3a, WB3b
                return position;
            }
            if (next == WordClass.EXTEND || next == WordClass.JOINER) { // WB4; WB3d sees no further than it
                before = before == WordClass.SPACE ? WordClass.OTHER : before;
            } else if (next == WordClass.PICTOGRAPH && neighbour == WordClass.JOINER) { // WB3c
                before = next;
            } else if (next == WordClass.INDICATOR && before == next && !indicatorsPaired) { // WB15, WB16
                indicatorsPaired = true;
            } else if (next.follows(before)) {
                before = next;
            } else {
                int ahead = skipExtending(text, beyond(text, position));
                if (ahead < text.length() && next.joins(before, WordClass.at(text, ahead))) {
                    position = ahead;
                    before = WordClass.at(text, ahead);
                } else if (before == WordClass.HEBREW && next == WordClass.SINGLE_QUOTE) { // WB7a
                    before = next;
                } else {
                    return position;
                }
            }
            neighbour = WordClass.at(text, position);
            position = beyond(text, position);
        }
        return position;
    }

    private static int beyond(String text, int position) {
        int next = position + 1;
        boolean pair = Character.isHighSurrogate(text.charAt(position))
                && next < text.length()
                && Character.isLowSurrogate(text.charAt(next));
        return pair ? next + 1 : next;
    }

    private static int skipExtending(String text, int from) {
        int position = from;
        while (position < text.length()) {
            WordClass found = WordClass.at(text, position);
            if (found != WordClass.EXTEND && found != WordClass.JOINER) {
                return position;
            }
            position = beyond(text, position);
        }
        return position;
    }
}
