package dev.windrow.doctor;

import java.util.Locale;

/** Bytes as people and as Java's options write them, in powers of 1024. */
final class Sizes {
    private static final long MEGA = 1L << 20;
    private static final long GIGA = 1L << 30;

    /** What suggested sizes are multiples of. */
    private static final long STEP = 256 * MEGA;

    private Sizes() {}

    /** {@code 412 MB}, {@code 3.9 GB}. */
    static String shown(long bytes) {
        if (bytes == Long.MAX_VALUE) {
            return "no limit";
        }
        return bytes < GIGA
                ? (bytes + MEGA / 2) / MEGA + " MB"
                : String.format(Locale.ROOT, bytes < 100 * GIGA ? "%.1f GB" : "%.0f GB", bytes / (double) GIGA);
    }

    /** The two beside each other: {@code 0.4 of 3.9 GB}. */
    static String of(long need, long have) {
        return shown(need) + " of " + shown(have);
    }

    /** The next round size as an option's value: {@code 1280m}, {@code 2g}. */
    static String option(long bytes) {
        long rounded = rounded(bytes);
        return rounded % GIGA == 0 ? rounded / GIGA + "g" : rounded / MEGA + "m";
    }

    /** The next round size. */
    static long rounded(long bytes) {
        return Math.max(1, (bytes + STEP - 1) / STEP) * STEP;
    }
}
