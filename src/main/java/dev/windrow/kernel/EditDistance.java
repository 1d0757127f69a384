package dev.windrow.kernel;

import java.util.List;

/** The least number of insertions, deletions and substitutions that make one sequence another (Levenshtein 1966). */
public final class EditDistance {
    private EditDistance() {}

    /** The distance of two sequences, whose elements are compared by {@code equals}. */
    public static int between(List<?> one, List<?> other) {
        int[] row = new int[other.size() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= one.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitution = diagonal + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
