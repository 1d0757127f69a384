package dev.windrow.guard;

import java.util.Optional;

/**
 * Characters that a terminal acts on instead of showing them: control characters, and those that turn the direction of
 * writing. Names of files, keys and data may hold them; a terminal is shown how they are written.
 */
public final class Characters {
    private Characters() {}

    /** A text as it may be shown; line ends and tabs stay. */
    public static String shown(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean acts = acts(c) && c != '\n' && c != '\t' && !(c == '\r' && isLineEnd(text, i));
            if (acts && shown == null) {
                shown = new StringBuilder(text.substring(0, i));
            }
            if (shown != null) {
                shown.append(acts ? name(c) : String.valueOf(c));
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean isLineEnd(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    /** The first control character of a text, as it is written; none if there is none. */
    static Optional<String> firstControl(String text) {
        return text.chars()
                .filter(c -> acts((char) c))
                .mapToObj(c -> name((char) c))
                .findFirst();
    }

    static boolean acts(char c) {
        return c < ' '
                || (c >= 0x7f && c <= 0x9f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029;
    }

    private static String name(char c) {
        return String.format("\\u%04x", (int) c);
    }
}
