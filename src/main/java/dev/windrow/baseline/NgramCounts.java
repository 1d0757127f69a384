package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Counts n-grams of one order. Their keys, 8 bytes a symbol, come to the driver, which adds up equal ones. */
final class NgramCounts {
    private final int order;
    private final int bits;

    NgramCounts(int order, int bits) {
        this.order = order;
        this.bits = bits;
    }

    /** The table of all windows; each begins after a history of padding. */
    NgramTable count(JavaRDD<Window> windows) {
        int wanted = order;
        int width = bits;
        List<long[]> parts = windows.mapPartitions(part -> {
                    Keys keys = new Keys();
                    part.forEachRemaining(window -> collect(window, wanted, width, keys));
                    return List.of(keys.array()).iterator();
                })
                .collect();
        return table(parts);
    }

    private NgramTable table(List<long[]> parts) {
        long[] keys = parts.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(keys);
        int[] counts = new int[keys.length];
        int different = 0;
        for (int k = 0; k < keys.length; k++) {
            if (k > 0 && keys[k] == keys[different - 1]) {
                counts[different - 1]++;
            } else {
                keys[different] = keys[k];
                counts[different++] = 1;
            }
        }
        return new NgramTable(bits, Arrays.copyOf(keys, different), Arrays.copyOf(counts, different));
    }

    private static void collect(Window window, int order, int bits, Keys keys) {
        long history = 0;
        for (int step = 0; step < window.length(); step++) {
            history = KneserNey.next(history, window.inputs()[step], order, bits);
            if (window.targets()[step] >= 0) {
                keys.add((history << bits) | window.targets()[step]);
            }
        }
    }

    /** A growing array of longs. */
    private static final class Keys {
        private long[] keys = new long[1024];
        private int size;

        void add(long key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            keys[size++] = key;
        }

        long[] array() {
            return Arrays.copyOf(keys, size);
        }
    }
}
