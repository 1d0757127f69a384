package dev.windrow.train.checkpoint;

import dev.windrow.network.ModelDirectory.Content;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A folder whose files never change, and which counts as there once {@code manifest.sha256} is: that is written last,
 * removed first, and says what the other files hold, as {@code sha256sum -c} reads it. Nothing is renamed, since an
 * object store cannot.
 */
final class SealedFolder {
    static final String MANIFEST = "manifest.sha256";
    private static final int BUFFER = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final FileSystem files;
    private final Path path;
    private final SortedSet<String> names;

    /**
     * @param files without checksum files of its own
     * @param names of all files there must be beside the manifest
     */
    SealedFolder(FileSystem files, Path path, SortedSet<String> names) {
        this.files = files;
        this.path = path;
        this.names = names;
    }

    /** Writes all files and seals them; what the folder held before is removed first. */
    void write(Map<String, Content> contents) throws IOException {
        if (!new TreeSet<>(contents.keySet()).equals(names)) {
            throw new IllegalArgumentException(contents.keySet() + ": must be " + names);
        }
        remove();
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String name : names) {
            hashes.put(name, write(name, contents.get(name)));
        }
        byte[] manifest = manifest(hashes).getBytes(StandardCharsets.US_ASCII);
        write(MANIFEST, out -> out.write(manifest));
    }

    private String write(String name, Content content) throws IOException {
        MessageDigest digest = sha256();
        try (FSDataOutputStream stream = files.create(new Path(path, name), true)) {
            OutputStream out = new DigestOutputStream(stream, digest);
            content.writeTo(out);
            // The manifest must not reach the disk before the files it speaks of.
            if (stream.hasCapability(StreamCapabilities.HSYNC)) {
                stream.hsync();
            }
        }
        return HEX.formatHex(digest.digest());
    }

    /** Whether there is a manifest; what it says is {@link #verify}'s to find out. */
    boolean isSealed() throws IOException {
        return files.exists(new Path(path, MANIFEST));
    }

    /**
     * Reads every file and holds it against the manifest.
     *
     * @throws IOException naming the file that is missing or another, with both hashes
     */
    void verify() throws IOException {
        String manifest;
        try (InputStream in = files.open(new Path(path, MANIFEST))) {
            manifest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String name : names) {
            hashes.put(name, hash(name));
        }
        if (!manifest.equals(manifest(hashes))) {
            throw new IOException(difference(hashes, manifest));
        }
    }

    private String difference(SortedMap<String, String> hashes, String manifest) {
        for (Map.Entry<String, String> found : hashes.entrySet()) {
            for (String line : manifest.split("\n")) {
                String[] words = line.split("  ", 2);
                if (words.length == 2 && words[1].equals(found.getKey()) && !words[0].equals(found.getValue())) {
                    return new Path(path, found.getKey()) + ": is corrupt: its SHA-256 is " + found.getValue()
                            + ", but " + MANIFEST + " says " + words[0];
                }
            }
        }
        return new Path(path, MANIFEST) + ": is corrupt: must be a line SHA-256 and name for each of " + names;
    }

    private String hash(String name) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(files.open(new Path(path, name), BUFFER), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (FileNotFoundException e) {
            throw new IOException(new Path(path, name) + ": is not there, but " + MANIFEST + " is", e);
        }
        return HEX.formatHex(digest.digest());
    }

    /** Removes all, the manifest first. */
    void remove() throws IOException {
        files.delete(new Path(path, MANIFEST), false);
        files.delete(path, true);
    }

    private static String manifest(SortedMap<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
