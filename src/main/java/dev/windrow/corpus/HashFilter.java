package dev.windrow.corpus;

/**
 * Accepts the records whose seeded hash, as a number from 0 to 1, lies in {@code [low, high)}. So the split of a record
 * hangs on its key and on the seed alone.
 */
record HashFilter(long seed, double low, double high) implements RecordFilter {
    @Override
    public boolean accepts(String key) {
        if (acceptsAll()) {
            return true;
        }
        double place = place(key);
        return place >= low && place < high;
    }

    @Override
    public boolean acceptsUnreadable(String place) {
        return accepts(place);
    }

    @Override
    public boolean acceptsAll() {
        return low <= 0 && high >= 1;
    }

    /** The hash as a number: FNV-1a over the key's UTF-16 units, then SplitMix64's finish with the seed. */
    private double place(String key) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
        }
        hash += seed * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
