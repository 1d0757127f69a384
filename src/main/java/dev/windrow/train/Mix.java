package dev.windrow.train;

/** Turns a seed and a place in the run into a seed of its own, so that no random state has to be carried along. */
public final class Mix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /** A well-mixed seed of a seed and numbers that name a place: epoch, round, worker. */
    public static long of(long seed, long... place) {
        long mixed = finish(seed + GOLDEN_GAMMA);
        for (long number : place) {
            mixed = finish(mixed * 31 + number + GOLDEN_GAMMA);
        }
        return mixed;
    }

    /** The finaliser of SplitMix64 (Steele, Lea & Flood 2014). */
    private static long finish(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
