package dev.windrow.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;

/**
 * Masks that drop numbers at random and scale up the rest, so that the expectation stays.
 *
 * <p>Whether a number is dropped is a function of a stream and the number's place, not of what was drawn before: the
 * same step gives the same mask on every machine, and more rows behind it change nothing. The function is the finaliser
 * of SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 */
public final class Dropout {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dropout() {}

    /** A stream that belongs to these keys in this order. */
    public static long stream(long... keys) {
        long stream = GOLDEN;
        for (long key : keys) {
            stream = mix(stream + mix(key + GOLDEN));
        }
        return stream;
    }

    /**
     * Overwrites {@code mask} with 0 with probability {@code rate}, else with 1 / (1 − rate).
     *
     * @param rate 0 (inclusive) to 1 (exclusive)
     */
    public static void fill(Block mask, double rate, long stream) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout rate " + rate + ": must be at least 0 and less than 1");
        }
        double[] numbers = new double[Math.toIntExact(mask.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = drops(rate, stream, i) ? 0 : 1 / (1 - rate);
        }
        mask.write(numbers);
    }

    /** Whether the number at a place of a stream is dropped, which happens to a share of {@code rate} of all places. */
    public static boolean drops(double rate, long stream, long place) {
        // The upper 53 bits as a number in [0, 1).
        return (mix(stream + (place + 1) * GOLDEN) >>> 11) * 0x1p-53 < rate;
    }

    /**
     * Multiplies one {@code mask} into every step.
     *
     * @param steps {@code [time][mask]}, not modified unless it is {@code target} too
     * @param target of the same size, overwritten
     */
    public static void multiply(Block steps, Block mask, Block target) {
        if (mask.size() == 0 || steps.size() % mask.size() != 0 || target.size() != steps.size()) {
            throw new IllegalArgumentException("mask of " + mask.size() + " over " + steps.size() + " numbers into "
                    + target.size() + ": the last two must be equal, and a multiple of the first");
        }
        int width = Math.toIntExact(mask.size());
        switch (steps.precision()) {
            case FLOAT32 -> {
                FloatIndexer read = FloatIndexer.create((FloatPointer) steps.pointer());
                FloatIndexer factors = FloatIndexer.create((FloatPointer) mask.pointer());
                FloatIndexer write = FloatIndexer.create((FloatPointer) target.pointer());
                for (long start = 0; start < steps.size(); start += width) {
                    for (int i = 0; i < width; i++) {
                        write.put(start + i, read.get(start + i) * factors.get(i));
                    }
                }
            }
            case FLOAT64 -> {
                DoubleIndexer read = DoubleIndexer.create((DoublePointer) steps.pointer());
                DoubleIndexer factors = DoubleIndexer.create((DoublePointer) mask.pointer());
                DoubleIndexer write = DoubleIndexer.create((DoublePointer) target.pointer());
                for (long start = 0; start < steps.size(); start += width) {
                    for (int i = 0; i < width; i++) {
                        write.put(start + i, read.get(start + i) * factors.get(i));
                    }
                }
            }
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
