package dev.windrow.corpus;

/**
 * Where a record stands. While all is well only file and byte are known, written {@code path@byte}; {@link LineNumbers}
 * counts the line when a message needs it.
 */
final class Place {
    static final char MARK = '@';

    private Place() {}

    /** The place of a record that begins at a byte of a file. */
    static String of(String path, long offset) {
        return path + MARK + offset;
    }

    /** The byte of such a place. */
    static long offset(String place) {
        return Long.parseLong(place.substring(place.lastIndexOf(MARK) + 1));
    }
}
