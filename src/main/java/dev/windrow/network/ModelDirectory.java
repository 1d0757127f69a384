package dev.windrow.network;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * A trained model as files: {@code weights.safetensors}, {@code network.json}, whatever its task adds (vocabularies,
 * the job), and last {@code manifest.json} with the format's version and every file's SHA-256. It is written beside
 * itself, as {@code NAME.partial}, and renamed when whole; what the name held before is then replaced.
 */
public final class ModelDirectory {
    /** The version of the format written, and the only one read. */
    public static final int VERSION = 4;

    private static final String WEIGHTS = "weights.safetensors";
    private static final String NETWORK = "network.json";
    private static final String MANIFEST = "manifest.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BUFFER = 1 << 16;
    /** No separator of any system, no drive or scheme, nothing that begins with a dot. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private ModelDirectory() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is the caller's to close. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A network and its weights.
     *
     * @param spec the network
     * @param parameters its flat weights, in the order of {@link ParameterLayout}
     */
    public record Model(NetworkSpec spec, float[] parameters) {}

    /**
     * Writes a model, its extra files by name among it.
     *
     * @param extras names without a slash; not those of the model's own files
     */
    public static void write(FileSystem files, Path directory, Model model, Map<String, Content> extras)
            throws IOException {
        Path partial = directory.suffix(".partial");
        files.delete(partial, true);
        Map<String, Content> contents = new TreeMap<>(extras);
        add(contents, NETWORK, out -> out.write(SpecJson.write(model.spec())));
        ParameterLayout layout = ParameterLayout.of(model.spec());
        add(contents, WEIGHTS, out -> Safetensors.write(out, layout.split(model.parameters())));
        ObjectNode manifest = MAPPER.createObjectNode().put("version", VERSION);
        ObjectNode hashes = manifest.putObject("sha256");
        for (Map.Entry<String, Content> content : contents.entrySet()) {
            if (!isPlain(content.getKey())) {
                throw new IllegalArgumentException(
                        "a model's file cannot be named '" + content.getKey() + "': must be a plain name of its own");
            }
            hashes.put(content.getKey(), write(files, new Path(partial, content.getKey()), content.getValue()));
        }
        byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        write(files, new Path(partial, MANIFEST), out -> out.write(json));
        replace(files, partial, directory);
    }

    /** Whether a name is that of a file in the model's own folder, and not the manifest's. */
    private static boolean isPlain(String name) {
        return PLAIN_NAME.matcher(name).matches() && !name.equals(MANIFEST);
    }

    private static void add(Map<String, Content> contents, String name, Content content) {
        if (contents.put(name, content) != null) {
            throw new IllegalArgumentException("an extra file cannot be named '" + name + "': the model's own is");
        }
    }

    /** Writes a file; its SHA-256 in hexadecimal. */
    private static String write(FileSystem files, Path file, Content content) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(files.create(file, true), digest)) {
            content.writeTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void replace(FileSystem files, Path partial, Path directory) throws IOException {
        Path previous = directory.suffix(".previous");
        if (files.exists(directory)) {
            files.delete(previous, true);
            rename(files, directory, previous);
        }
        rename(files, partial, directory);
        files.delete(previous, true);
    }

    private static void rename(FileSystem files, Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException(from + " could not be renamed to " + to);
        }
    }

    /**
     * Reads a model, having checked every file of it.
     *
     * @throws IOException naming the file, if one is missing, corrupt (with both hashes) or of another version
     */
    public static Model read(FileSystem given, Path directory) throws IOException {
        FileSystem files = raw(given);
        verify(files, directory);
        NetworkSpec spec;
        Path network = new Path(directory, NETWORK);
        try (InputStream in = files.open(network)) {
            spec = SpecJson.read(in.readAllBytes(), network.toString());
        }
        Path weights = new Path(directory, WEIGHTS);
        try (DataInputStream in = new DataInputStream(files.open(weights, BUFFER))) {
            long bytes = files.getFileStatus(weights).getLen();
            SafetensorsHeader header = SafetensorsHeader.read(in, bytes, weights.toString());
            ParameterLayout.requireCount(spec, header.entries());
            ParameterLayout layout = ParameterLayout.of(spec);
            return new Model(spec, layout.join(Safetensors.read(in, header, weights.toString())));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The second is Deeplearning4j's word for a network that cannot be built.
            throw new IOException(weights + ": does not fit " + NETWORK + ": " + e.getMessage(), e);
        }
    }

    /** Whether a model is there with every file as it was written. */
    public static boolean isWhole(FileSystem given, Path directory) {
        try {
            verify(raw(given), directory);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens one of a model's files, checked first. */
    public static InputStream open(FileSystem given, Path directory, String name) throws IOException {
        FileSystem files = raw(given);
        Path file = new Path(directory, name);
        String hash = hashes(files, directory).get(name);
        if (hash == null) {
            throw new FileNotFoundException(file + ": is not a file of this model");
        }
        byte[] content;
        try (InputStream in = files.open(file, BUFFER)) {
            content = in.readAllBytes();
        }
        compare(file, HexFormat.of().formatHex(sha256().digest(content)), hash);
        return new ByteArrayInputStream(content);
    }

    private static void verify(FileSystem files, Path directory) throws IOException {
        for (Map.Entry<String, String> hash : hashes(files, directory).entrySet()) {
            Path file = new Path(directory, hash.getKey());
            compare(file, hash(files, file), hash.getValue());
        }
    }

    private static void compare(Path file, String found, String right) throws IOException {
        if (!found.equals(right)) {
            throw new IOException(
                    file + ": is corrupt: its SHA-256 is " + found + ", but " + MANIFEST + " says " + right);
        }
    }

    private static String hash(FileSystem files, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(files.open(file, BUFFER), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (FileNotFoundException e) {
            throw new IOException(file + ": is missing, but " + MANIFEST + " lists it", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What the manifest lists, by name, having checked that it lists files of this folder alone. */
    private static Map<String, String> hashes(FileSystem files, Path directory) throws IOException {
        Path file = new Path(directory, MANIFEST);
        JsonNode manifest = manifest(files, file);
        if (manifest.path("version").asInt(-1) != VERSION) {
            throw new IOException(file + ": version = " + manifest.path("version") + ": must be " + VERSION
                    + ", the only one this program reads");
        }
        Map<String, String> hashes = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = manifest.path("sha256").fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            String hash = field.getValue().asText();
            if (!isPlain(field.getKey())) {
                throw new IOException(
                        file + ": lists '" + field.getKey() + "': must be the plain name of a file in this folder");
            }
            if (!SHA256.matcher(hash).matches()) {
                throw new IOException(file + ": " + field.getKey() + " = " + field.getValue()
                        + ": must be a SHA-256 of 64 hexadecimal digits");
            }
            hashes.put(field.getKey(), hash);
        }
        for (String own : new String[] {WEIGHTS, NETWORK}) {
            if (!hashes.containsKey(own)) {
                throw new IOException(file + ": lists no " + own);
            }
        }
        return hashes;
    }

    private static JsonNode manifest(FileSystem files, Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            return ShallowJson.read(in.readAllBytes(), file.toString());
        } catch (FileNotFoundException e) {
            throw new IOException(file.getParent() + ": is not a model: it has no " + MANIFEST, e);
        }
    }

    /** Local files without Hadoop's own checksums, whose message would come before ours and name no hash. */
    private static FileSystem raw(FileSystem files) {
        return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
