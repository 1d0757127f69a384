package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * The k-mers that begin near a base of a window. A symbol stands for the base in its middle; a k-mer with anything but
 * A, C, G and T (or U) in it has no number, -1, and counts for nothing.
 */
final class NearbyKmers implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 6;
    private static final int KMERS = 1 << (2 * SIZE);
    private static final int REACH = 60;
    private static final String BASES = "ACGT";

    private final int[] baseOf;

    private NearbyKmers(int[] baseOf) {
        this.baseOf = baseOf;
    }

    /** What becomes of the scores at each base. */
    @FunctionalInterface
    interface Visitor {
        /** Is given scores that are overwritten afterwards, [class]. */
        void visit(int step, double[] scores);
    }

    /** By a vocabulary of bases, or of k-mers around them. */
    static NearbyKmers of(Vocabulary symbols) {
        int[] baseOf = new int[symbols.size()];
        int id = 0;
        for (String spelling : Names.spellings(symbols)) {
            String middle = spelling.isEmpty()
                    ? ""
                    : spelling.substring(spelling.length() / 2, spelling.length() / 2 + 1)
                            .toUpperCase(Locale.ROOT)
                            .replace('U', 'T');
            baseOf[id++] = middle.isEmpty() ? -1 : BASES.indexOf(middle);
        }
        return new NearbyKmers(baseOf);
    }

    /** How often each k-mer begins within reach of a base, [k-mer]. */
    Vector counts(Window window, int step) {
        int[] kmers = kmers(window);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int k = Math.max(0, step - REACH); k < Math.min(kmers.length, step + REACH + 1); k++) {
            if (kmers[k] >= 0) {
                counts.merge(kmers[k], 1, Integer::sum);
            }
        }
        int[] numbers = new int[counts.size()];
        double[] values = new double[numbers.length];
        int place = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            numbers[place] = entry.getKey();
            values[place++] = entry.getValue();
        }
        return Vectors.sparse(KMERS, numbers, values);
    }

    /** The scores of each base, those of {@link #counts}; from base to base only what enters and leaves is counted. */
    void forEachBase(Window window, LinearClassifier classifier, Visitor visitor) {
        int[] kmers = kmers(window);
        double[] scores = classifier.scores();
        for (int k = 0; k < Math.min(kmers.length, REACH); k++) {
            count(kmers[k], 1, classifier, scores);
        }
        for (int step = 0; step < kmers.length; step++) {
            if (step + REACH < kmers.length) {
                count(kmers[step + REACH], 1, classifier, scores);
            }
            if (step - REACH - 1 >= 0) {
                count(kmers[step - REACH - 1], -1, classifier, scores);
            }
            visitor.visit(step, scores);
        }
    }

    private static void count(int kmer, int times, LinearClassifier classifier, double[] scores) {
        if (kmer >= 0) {
            classifier.add(scores, kmer, times);
        }
    }

    /** The number of the k-mer that begins at each base, [step]. */
    private int[] kmers(Window window) {
        int[] kmers = new int[window.length()];
        int number = 0;
        int known = 0;
        for (int step = 0; step < kmers.length; step++) {
            int base = baseOf[window.inputs()[step]];
            known = base < 0 ? 0 : known + 1;
            number = (number << 2 | Math.max(0, base)) & (KMERS - 1);
            kmers[step] = -1;
            if (step >= SIZE - 1) {
                kmers[step - SIZE + 1] = known >= SIZE ? number : -1;
            }
        }
        return kmers;
    }
}
