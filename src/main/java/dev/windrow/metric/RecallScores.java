package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well symbols are said again, of places most of which say nothing: cross-entropy in nats a place, the share of
 * right answers at all places ({@code accuracy}) and at those that say something ({@code recalled}), and of sequences
 * without a mistake ({@code wholeSequences}).
 */
public final class RecallScores implements Metric<RecallScores> {
    private static final long serialVersionUID = 1;

    private final ExactSum nats = new ExactSum();
    private long places;
    private long right;
    private long said;
    private long saidRight;
    private long sequences;
    private long whole;

    /**
     * A sequence.
     *
     * @param gold right answers
     * @param predicted the most probable ones
     * @param logProbabilities ln p of the right ones, at most 0
     * @param nothing the answer that says nothing
     */
    public void add(int[] gold, int[] predicted, double[] logProbabilities, int nothing) {
        boolean allRight = true;
        for (int k = 0; k < gold.length; k++) {
            boolean isRight = gold[k] == predicted[k];
            nats.add(-logProbabilities[k]);
            right += isRight ? 1 : 0;
            said += gold[k] != nothing ? 1 : 0;
            saidRight += gold[k] != nothing && isRight ? 1 : 0;
            allRight &= isRight;
        }
        places += gold.length;
        sequences++;
        whole += allRight ? 1 : 0;
    }

    @Override
    public RecallScores merge(RecallScores other) {
        nats.add(other.nats);
        places += other.places;
        right += other.right;
        said += other.said;
        saidRight += other.saidRight;
        sequences += other.sequences;
        whole += other.whole;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("nats", nats.mean(places));
        values.put("accuracy", Ratio.share(right, places));
        values.put("recalled", Ratio.share(saidRight, said));
        values.put("wholeSequences", Ratio.share(whole, sequences));
        return values;
    }
}
