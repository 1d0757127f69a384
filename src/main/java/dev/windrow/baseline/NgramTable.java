package dev.windrow.baseline;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Counts of n-grams of one order, by context. An n-gram is packed into a long, {@code bits} bits a symbol, the last
 * symbol lowest; so the n-grams of one context stand side by side, ordered by their last symbol.
 */
final class NgramTable implements Serializable {
    private static final long serialVersionUID = 1;

    private final int bits;
    private final long[] keys;
    private final int[] counts;
    private final long[] contexts;
    /** Where the n-grams of a context begin in {@link #keys}; one more than contexts. */
    private final int[] starts;

    private final long[] totals;

    /** From different n-grams in ascending order and their counts; the arrays are kept, not copied. */
    NgramTable(int bits, long[] keys, int[] counts) {
        this.bits = bits;
        this.keys = keys;
        this.counts = counts;
        int different = 0;
        for (int k = 0; k < keys.length; k++) {
            different += startsContext(k) ? 1 : 0;
        }
        contexts = new long[different];
        starts = new int[different + 1];
        totals = new long[different];
        int context = -1;
        for (int k = 0; k < keys.length; k++) {
            if (startsContext(k)) {
                context++;
                contexts[context] = keys[k] >>> bits;
                starts[context] = k;
            }
            totals[context] += counts[k];
        }
        starts[different] = keys.length;
    }

    /**
     * The table of one order less, as Kneser and Ney count it: for each shorter n-gram, the number of different symbols
     * seen before it.
     *
     * @param order the order of this table, at least 2
     */
    NgramTable continuations(int order) {
        long mask = (1L << (bits * (order - 1))) - 1;
        long[] shorter = new long[keys.length];
        for (int k = 0; k < keys.length; k++) {
            shorter[k] = keys[k] & mask;
        }
        Arrays.sort(shorter);
        int different = 0;
        int[] numbers = new int[shorter.length];
        for (int k = 0; k < shorter.length; k++) {
            if (k > 0 && shorter[k] == shorter[k - 1]) {
                numbers[different - 1]++;
            } else {
                shorter[different] = shorter[k];
                numbers[different++] = 1;
            }
        }
        return new NgramTable(bits, Arrays.copyOf(shorter, different), Arrays.copyOf(numbers, different));
    }

    /** The place of a context, negative if it was never seen. */
    int context(long context) {
        return Arrays.binarySearch(contexts, context);
    }

    /** The first n-gram of a context; its last is before the first of the next context. */
    int start(int context) {
        return starts[context];
    }

    /** How often a context was seen. */
    long total(int context) {
        return totals[context];
    }

    /** All n-grams together, each as often as it was seen. */
    long sum() {
        return LongStream.of(totals).sum();
    }

    /** Different n-grams. */
    int size() {
        return keys.length;
    }

    /** The last symbol of an n-gram. */
    int symbol(int place) {
        return (int) (keys[place] & ((1L << bits) - 1));
    }

    int count(int place) {
        return counts[place];
    }

    private boolean startsContext(int place) {
        return place == 0 || keys[place] >>> bits != keys[place - 1] >>> bits;
    }
}
