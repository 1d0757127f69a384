package dev.windrow.train.dl4jspark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The name of an example that follows from what it holds: the first 16 bytes of its SHA-256. Sorting by it gives the
 * examples of an RDD one order, whatever order and partitions they came in.
 */
final class ContentKey implements Comparable<ContentKey>, Serializable {
    private static final long serialVersionUID = 1;

    private final long high;
    private final long low;

    private ContentKey(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /** The first 8 bytes. */
    long high() {
        return high;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentKey key && high == key.high && low == key.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high);
    }

    @Override
    public int compareTo(ContentKey other) {
        int first = Long.compareUnsigned(high, other.high);
        return first == 0 ? Long.compareUnsigned(low, other.low) : first;
    }

    /** Collects the content. */
    static final class Digest {
        private final MessageDigest sha256;

        Digest() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        void add(long number) {
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        void add(byte[] bytes) {
            sha256.update(bytes);
        }

        /** The key of all that was added. */
        ContentKey key() {
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
            return new ContentKey(digest.getLong(), digest.getLong());
        }
    }
}
