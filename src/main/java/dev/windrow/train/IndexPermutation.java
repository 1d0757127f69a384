package dev.windrow.train;

import java.io.Serializable;

/**
 * A seeded shuffle of 0 … n−1 that needs no memory: the rank of any index is computed alone, so that a corpus is dealt
 * to workers without being sorted, collected or even counted twice.
 *
 * <p>A Feistel network of four rounds is a bijection on the next even power of two (Luby & Rackoff 1988); values that
 * fall outside are walked on until they fall inside (Black & Rogaway 2002, "cycle walking"), at most four steps on
 * average.
 */
final class IndexPermutation implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int ROUNDS = 4;

    private final long size;
    private final int halfBits;
    private final long[] keys = new long[ROUNDS];

    /**
     * @param size how many indices, at least 0
     * @param seed decides the order
     */
    IndexPermutation(long size, long seed) {
        this.size = size;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(size - 1, 1));
        this.halfBits = (bits + 1) / 2;
        for (int round = 0; round < ROUNDS; round++) {
            keys[round] = Mix.of(seed, round);
        }
    }

    /** How many indices there are. */
    long size() {
        return size;
    }

    /** The place of an index in the shuffled order. */
    long rank(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " of " + size);
        }
        long rank = index;
        do {
            rank = encrypt(rank);
        } while (rank >= size);
        return rank;
    }

    private long encrypt(long value) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (long key : keys) {
            long next = left ^ (Mix.of(key, right) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
