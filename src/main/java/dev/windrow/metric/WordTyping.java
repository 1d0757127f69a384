package dev.windrow.metric;

import java.util.List;

/**
 * Text typed on a keyboard with a word model beside it. Before the first letter and after each one the model proposes
 * its most probable word among those that begin with what was typed. A word with letters or digits costs one more
 * character and keystroke, the space behind it.
 */
public final class WordTyping {
    private final int[][] spellings;

    /** By the spelling of each id; an empty one is never proposed. */
    public WordTyping(List<String> spellings) {
        this.spellings = spellings.stream()
                .map(spelling -> spelling.codePoints().toArray())
                .toArray(int[][]::new);
    }

    /**
     * Types one word.
     *
     * @param word its id; one with an empty spelling is left out, for it cannot be typed
     * @param better ids of the words the model finds more probable; only the first {@code count} are looked at
     * @param saved what the keystrokes are added to
     */
    public void type(int word, int[] better, int count, KeystrokesSaved saved) {
        int[] letters = spellings[word];
        if (letters.length == 0) {
            return;
        }
        int typed = 0;
        for (int k = 0; k < count && typed < letters.length; k++) {
            int[] other = spellings[better[k]];
            if (other.length > 0) {
                // The other word is proposed until a letter is typed that it does not have.
                typed = Math.max(typed, Math.min(letters.length, commonPrefix(letters, other) + 1));
            }
        }
        saved.addWord(letters.length, typed);
        if (Character.isLetterOrDigit(letters[0])) {
            saved.add(1, 1);
        }
    }

    private static int commonPrefix(int[] one, int[] other) {
        int length = Math.min(one.length, other.length);
        int common = 0;
        while (common < length && one[common] == other[common]) {
            common++;
        }
        return common;
    }
}
