package dev.windrow.baseline;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Interpolated n-grams with modified Kneser–Ney smoothing (Chen &amp; Goodman 1999, equations 22 to 27):
 *
 * <p>p(w | h) = (c(hw) - D(c(hw))) / c(h) + λ(h) p(w | h'), where h' is h without its first symbol, the counts of all
 * orders but the highest are numbers of different symbols seen before, λ(h) makes the sum 1, and below single symbols
 * each of the vocabulary is equally probable.
 */
final class KneserNey implements Serializable {
    private static final long serialVersionUID = 1;

    private final int bits;
    private final int symbols;
    /** By order less one. */
    private final NgramTable[] tables;

    private final Discounts[] discounts;
    private final UnigramTail tail;

    /**
     * From the counts of the highest order.
     *
     * @param bits bits a symbol
     * @param symbols size of the vocabulary
     */
    KneserNey(int order, int bits, int symbols, NgramTable highest) {
        this.bits = bits;
        this.symbols = symbols;
        tables = new NgramTable[order];
        discounts = new Discounts[order];
        tables[order - 1] = highest;
        for (int k = order - 2; k >= 0; k--) {
            tables[k] = tables[k + 1].continuations(k + 2);
        }
        for (int k = 0; k < order; k++) {
            discounts[k] = Discounts.of(tables[k]);
        }
        tail = new UnigramTail(unigrams());
    }

    /** The order that fits: as many symbols as 63 bits hold, at most the one wanted. */
    static int order(int wanted, int symbols) {
        return Math.max(1, Math.min(wanted, (Long.SIZE - 1) / bits(symbols)));
    }

    /** Bits a symbol of a vocabulary of this size. */
    static int bits(int symbols) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(symbols - 1));
    }

    /** The history one symbol on; 0 is the history of padding a window begins with. */
    static long next(long history, int symbol, int order, int bits) {
        return order == 1 ? 0 : ((history << bits) | symbol) & ((1L << (bits * (order - 1))) - 1);
    }

    int order() {
        return tables.length;
    }

    int bits() {
        return bits;
    }

    int symbols() {
        return symbols;
    }

    /** What follows this history, packed like an n-gram without its last symbol. */
    NextSymbol after(long history) {
        int known = 1;
        int[] contexts = new int[tables.length];
        for (int k = 1; k < tables.length; k++) {
            contexts[k] = tables[k].context(history & ((1L << (bits * k)) - 1));
            if (contexts[k] < 0) {
                break;
            }
            known++;
        }
        if (known == 1) {
            return new NextSymbol(new int[0], new double[0], 1, tail);
        }
        // Every continuation of a longer context is one of the context of a single symbol too.
        NgramTable pairs = tables[1];
        int from = pairs.start(contexts[1]);
        int count = pairs.start(contexts[1] + 1) - from;
        int[] seen = new int[count];
        double[] probabilities = new double[count];
        for (int k = 0; k < count; k++) {
            seen[k] = pairs.symbol(from + k);
            probabilities[k] = tail.probability(seen[k]);
        }
        double unseen = 1;
        for (int k = 1; k < known; k++) {
            unseen *= interpolate(tables[k], discounts[k], contexts[k], seen, probabilities);
        }
        return new NextSymbol(seen, probabilities, unseen, tail);
    }

    /** Overwrites the probabilities of one order less with those of this order; returns λ of the context. */
    private static double interpolate(
            NgramTable table, Discounts discounts, int context, int[] seen, double[] probabilities) {
        int from = table.start(context);
        int to = table.start(context + 1);
        double total = table.total(context);
        double taken = 0;
        for (int place = from; place < to; place++) {
            taken += discounts.of(table.count(place));
        }
        double share = taken / total;
        int place = from;
        for (int k = 0; k < seen.length; k++) {
            probabilities[k] *= share;
            if (place < to && table.symbol(place) == seen[k]) {
                probabilities[k] += (table.count(place) - discounts.of(table.count(place))) / total;
                place++;
            }
        }
        return share;
    }

    private double[] unigrams() {
        double[] probabilities = new double[symbols];
        NgramTable single = tables[0];
        double total = 0;
        double taken = 0;
        for (int k = 0; k < single.size(); k++) {
            total += single.count(k);
            taken += discounts[0].of(single.count(k));
        }
        double rest = total == 0 ? 1 : taken / total;
        Arrays.fill(probabilities, rest / symbols);
        for (int k = 0; k < single.size(); k++) {
            int count = single.count(k);
            probabilities[single.symbol(k)] += (count - discounts[0].of(count)) / total;
        }
        return probabilities;
    }
}
