package dev.windrow.corpus;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a file was when it was read.
 *
 * @param length in bytes
 * @param modified milliseconds since 1970
 * @param content a hash that tells equal contents: the file system's own checksum, or SHA-256 of a file that is small;
 *     empty where there is none
 * @param ends SHA-256 of the first and the last bytes of a larger file; empty where they were not read
 */
record SourceFile(long length, long modified, String content, String ends) {
    private static final int WHOLE = 16 << 20;
    private static final int END = 1 << 16;

    /** What may be read of all files together: it is to take no more than a moment. */
    static final class Budget {
        private long bytes = 64 << 20;
        private int files = 1000;

        private boolean spend(long wanted) {
            if (files == 0 || bytes < wanted) {
                return false;
            }
            files--;
            bytes -= wanted;
            return true;
        }
    }

    static SourceFile of(FileSystem system, Path path, long length, long modified, Budget budget) throws IOException {
        if (length <= WHOLE && budget.spend(length)) {
            return new SourceFile(length, modified, "sha256:" + hash(system, path, 0, length), "");
        }
        if (length > WHOLE && budget.spend(2 * END)) {
            String ends = hash(system, path, 0, END) + hash(system, path, length - END, END);
            return new SourceFile(length, modified, checksum(system, path), ends);
        }
        return new SourceFile(length, modified, "", "");
    }

    /** One that the file system keeps, as HDFS does; empty if it keeps none. */
    private static String checksum(FileSystem system, Path path) throws IOException {
        FileChecksum checksum = system.getFileChecksum(path);
        return checksum == null
                ? ""
                : checksum.getAlgorithmName() + ':' + HexFormat.of().formatHex(checksum.getBytes());
    }

    private static String hash(FileSystem system, Path path, long from, long length) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[(int) Math.min(length, END)];
        try (FSDataInputStream in = system.open(path)) {
            in.seek(from);
            long left = length;
            for (int read = 0; left > 0 && read >= 0; left -= read) {
                read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                digest.update(buffer, 0, Math.max(0, read));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In what a file is another now; none if it is the same, or was only touched. */
    Optional<String> difference(SourceFile now) {
        if (length != now.length) {
            return Optional.of("had " + length + " bytes and has " + now.length);
        }
        boolean bothKnown = !content.isEmpty() && kind(content).equals(kind(now.content));
        if (bothKnown || !ends.equals(now.ends)) {
            return bothKnown && content.equals(now.content)
                    ? Optional.empty()
                    : Optional.of("has other content than before, in as many bytes");
        }
        return modified == now.modified
                ? Optional.empty()
                : Optional.of("was modified at " + Instant.ofEpochMilli(modified) + " and now is at "
                        + Instant.ofEpochMilli(now.modified) + ", and is too large to be compared as a whole");
    }

    private static String kind(String hash) {
        return hash.substring(0, hash.indexOf(':') + 1);
    }

    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("length", length);
        fields.put("modified", modified);
        fields.put("content", content);
        fields.put("ends", ends);
        return fields;
    }

    static SourceFile fromJson(Map<?, ?> fields) {
        return new SourceFile(
                (Long) fields.get("length"), (Long) fields.get("modified"), (String) fields.get("content"), (String)
                        fields.get("ends"));
    }
}
