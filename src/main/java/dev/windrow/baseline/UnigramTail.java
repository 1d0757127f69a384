package dev.windrow.baseline;

import java.io.Serializable;
import java.util.stream.IntStream;

/** The probabilities of single symbols, and the symbols from the most probable on, ties by id. */
final class UnigramTail implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] probabilities;
    private final int[] byProbability;
    private final int[] placeOf;

    /** The array is kept, not copied. */
    UnigramTail(double[] probabilities) {
        this.probabilities = probabilities;
        byProbability = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> {
                    int order = Double.compare(probabilities[b], probabilities[a]);
                    return order != 0 ? order : Integer.compare(a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        placeOf = new int[probabilities.length];
        for (int place = 0; place < byProbability.length; place++) {
            placeOf[byProbability[place]] = place;
        }
    }

    double probability(int symbol) {
        return probabilities[symbol];
    }

    int size() {
        return byProbability.length;
    }

    /** The symbol at a place, the most probable at 0. */
    int symbol(int place) {
        return byProbability[place];
    }

    int placeOf(int symbol) {
        return placeOf[symbol];
    }

    /** How many symbols are more probable than this when all are multiplied by a factor. */
    int above(double probability, double factor) {
        int low = 0;
        int high = byProbability.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (probabilities[byProbability[middle]] * factor > probability) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
