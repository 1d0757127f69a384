package dev.windrow.wire;

import java.util.List;
import javax.annotation.Nullable;

/**
 * Σ wᵢ xᵢ, or Σ wᵢ (x + Dᵢ) where the changes from a vector x were written that both sides know. Sums are in double and
 * in the order given, element by element: the same codes give the same bytes, whoever sums and however the vectors were
 * cut.
 */
public final class WeightedSum {
    /** Values summed at a time: what is worked on stays in the processor's first cache. */
    private static final int PIECE = 4 * WireFormat.BLOCK;

    private final double[] weights;
    private final double[] sum = new double[PIECE];
    private final float[] read = new float[PIECE];

    /** @param weights one a code, at least one */
    public WeightedSum(double... weights) {
        this.weights = weights.clone();
    }

    /**
     * Sums all values the codes hold.
     *
     * @param codes in the order of the weights, all of the same values
     * @param base x, the whole vector, not modified; {@code null} if no changes were written
     * @param into overwritten from {@code at} on
     */
    public void of(List<Code> codes, @Nullable float[] base, float[] into, int at) {
        int begin = codes.get(0).begin();
        int end = codes.get(0).end();
        for (int from = begin; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            for (int k = 0; k < weights.length; k++) {
                codes.get(k).read(from, from + count, read, 0);
                if (base == null) {
                    add(k, count);
                } else {
                    add(k, count, base, from);
                }
            }
            for (int j = 0; j < count; j++) {
                into[at + from - begin + j] = (float) sum[j];
            }
        }
    }

    private void add(int k, int count) {
        double weight = weights[k];
        for (int j = 0; j < count; j++) {
            // Not from zero on, which would take the sign from a sum of minus zeros.
            sum[j] = k == 0 ? weight * read[j] : sum[j] + weight * read[j];
        }
    }

    private void add(int k, int count, float[] base, int from) {
        double weight = weights[k];
        for (int j = 0; j < count; j++) {
            double value = (double) base[from + j] + read[j];
            sum[j] = k == 0 ? weight * value : sum[j] + weight * value;
        }
    }
}
