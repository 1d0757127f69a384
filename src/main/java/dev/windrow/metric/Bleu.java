package dev.windrow.metric;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a corpus (Papineni et al. 2002), from 0 to 100, as sacreBLEU counts it (Post 2018): n-grams up to 4, each
 * hypothesis against all its references, the reference length closest to the hypothesis's (the shorter of two), and the
 * brevity penalty over the whole corpus.
 */
public final class Bleu implements Metric<Bleu> {
    private static final long serialVersionUID = 1;
    private static final int ORDER = 4;
    private static final double FLOOR = 0.1;

    /** What stands for the precision of an order no n-gram of which is right (Chen and Cherry 2014). */
    public enum Smoothing {
        /** Half of one n-gram for the first such order, half of that for the next: sacreBLEU's default. */
        EXPONENTIAL,
        /** A tenth of an n-gram. */
        FLOOR,
        /** One more n-gram, right and in all, for every order from 2 on. */
        ADD_ONE,
        /** Nothing: BLEU is 0. */
        NONE
    }

    private final BleuTokenizer tokenizer;
    private final Smoothing smoothing;
    private final long[] right = new long[ORDER];
    private final long[] all = new long[ORDER];
    private long length;
    private long referenceLength;
    private long segments;

    /** Nothing observed yet; smoothed as sacreBLEU does if not asked otherwise. */
    public Bleu(BleuTokenizer tokenizer) {
        this(tokenizer, Smoothing.EXPONENTIAL);
    }

    /** Nothing observed yet. */
    public Bleu(BleuTokenizer tokenizer, Smoothing smoothing) {
        this.tokenizer = tokenizer;
        this.smoothing = smoothing;
    }

    /**
     * One segment, such as a sentence.
     *
     * @param references what would have been right, at least one
     */
    public void add(String hypothesis, List<String> references) {
        List<String> words = tokenizer.words(hypothesis);
        Map<List<String>, Integer> known = new HashMap<>();
        int closest = -1;
        for (String reference : references) {
            List<String> other = tokenizer.words(reference);
            ngrams(other).forEach((ngram, count) -> known.merge(ngram, count, Math::max));
            closest = closest < 0 ? other.size() : closer(words.size(), closest, other.size());
        }
        ngrams(words).forEach((ngram, count) -> {
            all[ngram.size() - 1] += count;
            right[ngram.size() - 1] += Math.min(count, known.getOrDefault(ngram, 0));
        });
        length += words.size();
        referenceLength += Math.max(0, closest);
        segments++;
    }

    private static int closer(int length, int one, int other) {
        int difference = Math.abs(length - other) - Math.abs(length - one);
        return difference < 0 || (difference == 0 && other < one) ? other : one;
    }

    private static Map<List<String>, Integer> ngrams(List<String> words) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int order = 1; order <= ORDER; order++) {
            for (int from = 0; from + order <= words.size(); from++) {
                counts.merge(words.subList(from, from + order), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public Bleu merge(Bleu other) {
        for (int k = 0; k < ORDER; k++) {
            right[k] += other.right[k];
            all[k] += other.all[k];
        }
        length += other.length;
        referenceLength += other.referenceLength;
        segments += other.segments;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("bleu", segments == 0 ? Double.NaN : 100 * brevityPenalty() * precision());
        values.put("bleuBrevityPenalty", segments == 0 ? Double.NaN : brevityPenalty());
        return values;
    }

    private double brevityPenalty() {
        if (length >= referenceLength) {
            return 1;
        }
        return length == 0 ? 0 : Math.exp(1 - (double) referenceLength / length);
    }

    /** The geometric mean of the precisions. */
    private double precision() {
        long found = 0;
        for (long count : right) {
            found += count;
        }
        double sum = 0;
        double half = 1;
        for (int k = 0; k < ORDER && found > 0; k++) {
            double extra = smoothing == Smoothing.ADD_ONE && k > 0 ? 1 : 0;
            double share = (right[k] + extra) / (all[k] + extra);
            if (all[k] + extra == 0) {
                return 0;
            } else if (right[k] + extra == 0) {
                half /= 2;
                share = missing(half) / all[k];
            }
            sum += Math.log(share);
        }
        return found == 0 ? 0 : Math.exp(sum / ORDER);
    }

    private double missing(double half) {
        return switch (smoothing) {
            case EXPONENTIAL -> half;
            case FLOOR -> FLOOR;
            case ADD_ONE, NONE -> 0;
        };
    }
}
