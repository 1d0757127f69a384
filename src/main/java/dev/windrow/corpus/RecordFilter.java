package dev.windrow.corpus;

import java.io.Serializable;

/**
 * Accepts the records whose seeded hash, as a number from 0 to 1, lies in {@code [low, high)}. So the split of a record
 * hangs on its id, or the column named instead of it, and on the seed alone.
 */
record RecordFilter(long seed, double low, double high) implements Serializable {
    static final RecordFilter ALL = new RecordFilter(0, 0, 1);

    boolean accepts(String id) {
        if (acceptsAll()) {
            return true;
        }
        double place = place(id);
        return place >= low && place < high;
    }

    /** Whether it is the filter of all records. */
    boolean acceptsAll() {
        return low <= 0 && high >= 1;
    }

    /** The hash as a number: FNV-1a over the id's UTF-16 units, then SplitMix64's finish with the seed. */
    private double place(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        hash += seed * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
