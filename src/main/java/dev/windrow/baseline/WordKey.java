package dev.windrow.baseline;

import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;

/**
 * What tells one word of a window from another: its spelling if the windows have characters, so that words too rare for
 * an id of their own differ too, otherwise its id. Spellings are told apart by 64 bits of their hash.
 */
final class WordKey {
    /** An odd number without pattern (2^64 over the golden ratio), from Steele et al., "SplitMix", OOPSLA 2014. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private WordKey() {}

    static long of(Window window, int step) {
        return window.letters().length == 0 ? window.inputs()[step] : of(window.letters()[step]);
    }

    static long of(Minibatch batch, int row, int step) {
        int place = row * batch.steps() + step;
        return batch.spellingOf().length == 0
                ? batch.inputs()[place]
                : of(batch.spellings().get(batch.spellingOf()[place]));
    }

    private static long of(int[] letters) {
        long hash = letters.length;
        for (int letter : letters) {
            hash = mix(hash * GOLDEN + letter);
        }
        return hash;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
