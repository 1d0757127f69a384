package dev.windrow.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
    /** No slip of the hand, and the table of distances would be large. */
    private static final int MOST_APART = 100;

    private Spelling() {}

    /**
     * The word nearest to the one given, if it is near enough to be a slip of the hand: at most a third of its letters,
     * and two at least, inserted, left out, exchanged or swapped with a neighbour. Case, hyphens and underscores do not
     * count.
     */
    public static Optional<String> nearest(String given, Collection<String> words) {
        String plain = plain(given);
        int allowed = Math.max(2, plain.length() / 3);
        String best = null;
        for (String word : words) {
            if (Math.abs(plain.length() - word.length()) > MOST_APART) {
                continue;
            }
            int distance = distance(plain, plain(word));
            if (distance <= allowed && distance < Math.max(plain.length(), 1)) {
                best = word;
                allowed = distance - 1;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Damerau's distance with neighbours swapped at most once (optimal string alignment). */
    static int distance(String left, String right) {
        int[][] distance = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, left, right, i, j);
            }
        }
        return distance[left.length()][right.length()];
    }

    private static int step(int[][] distance, String left, String right, int i, int j) {
        int differs = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
        least = Math.min(least, distance[i - 1][j - 1] + differs);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
