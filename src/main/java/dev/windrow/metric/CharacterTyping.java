package dev.windrow.metric;

import java.util.BitSet;

/**
 * Text typed on a keyboard with a character model beside it. After each keystroke the model proposes how the word goes
 * on: its greedy continuation up to the word's end. The greedy continuation is right exactly where the model's most
 * probable character equals the text at each place up to the word's end, and is no letter there, for then it saw the
 * same characters; so no decoding is needed.
 *
 * <p>A word is a longest run of letters. One that the window cuts is left out, with its keystrokes and its characters.
 */
public final class CharacterTyping {
    private final BitSet letters;

    /** By the ids of the symbols that words are made of. */
    public CharacterTyping(BitSet letters) {
        this.letters = (BitSet) letters.clone();
    }

    /**
     * Types one window; no array is modified.
     *
     * @param inputs the characters the model saw, [step]
     * @param targets the characters that followed, [step], negative where there is none
     * @param best the most probable character by the model, [step]
     * @param saved what the keystrokes are added to
     */
    public void type(int[] inputs, int[] targets, int[] best, KeystrokesSaved saved) {
        int step = 0;
        while (step < targets.length && targets[step] >= 0) {
            if (!letters.get(targets[step])) {
                saved.add(1, 1);
                step++;
                continue;
            }
            int end = end(targets, step);
            boolean whole = !letters.get(inputs[step]) && end < targets.length && targets[end] >= 0;
            if (whole) {
                saved.addWord(end - step, typed(targets, best, step, end));
            }
            step = end;
        }
    }

    private int end(int[] targets, int from) {
        int end = from;
        while (end < targets.length && targets[end] >= 0 && letters.get(targets[end])) {
            end++;
        }
        return end;
    }

    /** Letters typed before the rest of the word is proposed. */
    private int typed(int[] targets, int[] best, int from, int end) {
        if (letters.get(best[end])) {
            return end - from;
        }
        int first = end;
        while (first > from && best[first - 1] == targets[first - 1]) {
            first--;
        }
        return first - from;
    }
}
