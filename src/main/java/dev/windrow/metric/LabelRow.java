package dev.windrow.metric;

/**
 * The scores of one label or one kind of span.
 *
 * @param label its name
 * @param precision the share of right ones among those predicted; 0 if none was predicted
 * @param recall the share found of those there are; 0 if there is none
 * @param f1 the harmonic mean of both
 * @param support how many there are
 */
public record LabelRow(String label, double precision, double recall, double f1, long support) {
    static LabelRow of(String label, long right, long predicted, long support) {
        return new LabelRow(
                label,
                Ratio.orZero(right, predicted),
                Ratio.orZero(right, support),
                Ratio.f1(right, predicted, support),
                support);
    }
}
