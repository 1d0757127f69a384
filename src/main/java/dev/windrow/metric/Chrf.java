package dev.windrow.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * chrF of a corpus (Popović 2015), from 0 to 100, as sacreBLEU counts it: precision and recall of character n-grams,
 * without white space, and of word n-grams with punctuation apart (chrF++, Popović 2017), each the mean over the orders
 * there are; of several references the one each segment agrees with most.
 */
public final class Chrf implements Metric<Chrf> {
    private static final long serialVersionUID = 1;
    private static final int CHARACTERS = 6;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int HYPOTHESIS = 0;
    private static final int REFERENCE = 1;
    private static final int MATCHING = 2;

    private final String name;
    private final int words;
    private final double beta;
    /** [order][hypothesis, reference, matching]. */
    private final long[][] counts;

    private long segments;

    Chrf(String name, int words, double beta) {
        this.name = name;
        this.words = words;
        this.beta = beta;
        counts = new long[CHARACTERS + words][3];
    }

    /** chrF2: characters alone, recall twice as important as precision. */
    public static Chrf ofCharacters() {
        return new Chrf("chrF2", 0, 2);
    }

    /** chrF2++: characters, words and pairs of words. */
    public static Chrf ofCharactersAndWords() {
        return new Chrf("chrF2++", 2, 2);
    }

    /**
     * One segment, such as a sentence.
     *
     * @param references what would have been right, at least one
     */
    public void add(String hypothesis, List<String> references) {
        List<Map<String, Integer>> own = ngrams(hypothesis);
        long[][] best = null;
        double most = -1;
        for (String reference : references) {
            long[][] found = matches(own, ngrams(reference));
            double score = score(found);
            if (score > most) {
                most = score;
                best = found;
            }
        }
        if (best != null) {
            add(best);
            segments++;
        }
    }

    private void add(long[][] more) {
        for (int order = 0; order < counts.length; order++) {
            for (int k = 0; k < 3; k++) {
                counts[order][k] += more[order][k];
            }
        }
    }

    private static long[][] matches(List<Map<String, Integer>> own, List<Map<String, Integer>> other) {
        long[][] found = new long[own.size()][3];
        for (int order = 0; order < found.length; order++) {
            Map<String, Integer> known = other.get(order);
            long[] counted = found[order];
            own.get(order).forEach((ngram, count) -> {
                counted[HYPOTHESIS] += count;
                counted[MATCHING] += Math.min(count, known.getOrDefault(ngram, 0));
            });
            known.values().forEach(count -> counted[REFERENCE] += count);
            if (known.isEmpty()) {
                counted[HYPOTHESIS] = 0;
            }
        }
        return found;
    }

    /** The counts of the n-grams of each order: characters, then words. */
    private List<Map<String, Integer>> ngrams(String text) {
        List<Map<String, Integer>> all = new ArrayList<>();
        int[] letters =
                text.codePoints().filter(letter -> !WhiteSpace.is(letter)).toArray();
        for (int order = 1; order <= CHARACTERS; order++) {
            Map<String, Integer> counted = new HashMap<>();
            for (int from = 0; from + order <= letters.length; from++) {
                counted.merge(new String(letters, from, order), 1, Integer::sum);
            }
            all.add(counted);
        }
        List<String> apart = words == 0 ? List.of() : punctuationApart(text);
        for (int order = 1; order <= words; order++) {
            Map<String, Integer> counted = new HashMap<>();
            for (int from = 0; from + order <= apart.size(); from++) {
                counted.merge(String.join(" ", apart.subList(from, from + order)), 1, Integer::sum);
            }
            all.add(counted);
        }
        return all;
    }

    /** Words, with a mark at the end or else at the beginning of each for itself. */
    private static List<String> punctuationApart(String text) {
        List<String> apart = new ArrayList<>();
        for (String word : WhiteSpace.words(text)) {
            int last = word.length() - 1;
            if (word.codePointCount(0, word.length()) == 1) {
                apart.add(word);
            } else if (PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
                apart.add(word.substring(0, last));
                apart.add(word.substring(last));
            } else if (PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
                apart.add(word.substring(0, 1));
                apart.add(word.substring(1));
            } else {
                apart.add(word);
            }
        }
        return apart;
    }

    @Override
    public Chrf merge(Chrf other) {
        add(other.counts);
        segments += other.segments;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of(name, segments == 0 ? Double.NaN : 100 * score(counts));
    }

    private double score(long[][] counted) {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (long[] order : counted) {
            if (order[HYPOTHESIS] > 0 && order[REFERENCE] > 0) {
                precision += (double) order[MATCHING] / order[HYPOTHESIS];
                recall += (double) order[MATCHING] / order[REFERENCE];
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        double factor = beta * beta;
        return (1 + factor) * (precision / orders) * (recall / orders) / ((factor * precision + recall) / orders);
    }
}
