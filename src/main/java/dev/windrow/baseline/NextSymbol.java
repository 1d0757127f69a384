package dev.windrow.baseline;

import java.util.Arrays;

/**
 * The distribution of the symbol after one history: some symbols by name, all others in proportion to single symbols.
 */
final class NextSymbol {
    private final int[] seen;
    private final double[] probabilities;
    private final double unseen;
    private final UnigramTail tail;

    /**
     * The arrays are kept, not copied.
     *
     * @param seen symbols seen after the last symbol of the history, ascending
     * @param probabilities theirs
     * @param unseen what the probability of every other single symbol is multiplied by
     */
    NextSymbol(int[] seen, double[] probabilities, double unseen, UnigramTail tail) {
        this.seen = seen;
        this.probabilities = probabilities;
        this.unseen = unseen;
        this.tail = tail;
    }

    double probability(int symbol) {
        int place = Arrays.binarySearch(seen, symbol);
        return place >= 0 ? probabilities[place] : unseen * tail.probability(symbol);
    }

    /** How many symbols come before this one: more probable, or as probable and of lower id. */
    int rank(int symbol) {
        double own = probability(symbol);
        int above = tail.above(own, unseen);
        int rank = above;
        for (int k = 0; k < seen.length; k++) {
            rank += before(probabilities[k], seen[k], own, symbol) ? 1 : 0;
            rank -= tail.placeOf(seen[k]) < above ? 1 : 0;
        }
        // Those as probable among the others: they stand side by side in the tail.
        for (int place = above; place < tail.size(); place++) {
            int other = tail.symbol(place);
            if (unseen * tail.probability(other) < own || other >= symbol) {
                break;
            }
            rank += Arrays.binarySearch(seen, other) < 0 ? 1 : 0;
        }
        return rank;
    }

    /**
     * The symbols that come before this one, in no order.
     *
     * @param found is given them, with room for the whole vocabulary
     * @return how many they are, which is the symbol's rank
     */
    int before(int symbol, int[] found) {
        double own = probability(symbol);
        int count = 0;
        for (int k = 0; k < seen.length; k++) {
            if (before(probabilities[k], seen[k], own, symbol)) {
                found[count++] = seen[k];
            }
        }
        for (int place = 0; place < tail.size(); place++) {
            int other = tail.symbol(place);
            double probability = unseen * tail.probability(other);
            if (probability < own) {
                break;
            }
            if (Arrays.binarySearch(seen, other) < 0 && before(probability, other, own, symbol)) {
                found[count++] = other;
            }
        }
        return count;
    }

    /** The most probable symbol, the lowest id among equals. */
    int best() {
        int best = 0;
        while (best < tail.size() - 1 && Arrays.binarySearch(seen, tail.symbol(best)) >= 0) {
            best++;
        }
        int symbol = tail.symbol(best);
        double highest = probability(symbol);
        for (int k = 0; k < seen.length; k++) {
            if (before(probabilities[k], seen[k], highest, symbol)) {
                symbol = seen[k];
                highest = probabilities[k];
            }
        }
        return symbol;
    }

    private static boolean before(double probability, int symbol, double thanProbability, int thanSymbol) {
        return probability > thanProbability || (probability == thanProbability && symbol < thanSymbol);
    }
}
