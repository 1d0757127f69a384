package dev.windrow.layer;

/**
 * Which values a dropout layer drops: a pure function of (layer, noise of the step, row, step, feature), so that
 * neither the thread nor the width of a batch's padding changes it. Kept values are scaled by 1 / (1 - share).
 *
 * @param share the share dropped, in [0, 1)
 * @param salt tells the dropout layers of a network apart
 * @param noise tells one training step from another
 */
record Dropped(double share, long salt, long noise) {

    /** What kept values are multiplied by. */
    double scale() {
        return 1 / (1 - share);
    }

    /** The key of one place, for {@link #keeps}. */
    long key(int row, int step) {
        return mix(mix(salt * 0x9E3779B97F4A7C15L + noise) + ((long) row << 32 | step));
    }

    /** Sixteen bits for each of the features {@code 4 * group} to {@code 4 * group + 3} of a place. */
    long bits(long key, int group) {
        return mix(key + group * 0x9E3779B97F4A7C15L);
    }

    /** Whether a feature is kept, by its group's bits; the share is kept to within 2^−17. */
    boolean keeps(long bits, int feature) {
        return ((bits >>> ((feature & 3) * 16)) & 0xFFFF) >= Math.round(share * 0x10000);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of David Stafford). */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
