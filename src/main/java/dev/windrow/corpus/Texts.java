package dev.windrow.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small text files, whole. */
final class Texts {
    private Texts() {}

    static void write(FileSystem system, Path file, String text) throws IOException {
        try (OutputStream out = system.create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The whole of a file. */
    static String read(FileSystem system, Path file) throws IOException {
        try (InputStream in = system.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A JSON object; {@link CorpusException} if the file is not there or holds something else. */
    static Map<?, ?> readJson(FileSystem system, Path file) throws IOException {
        try {
            Object value = Json.read(read(system, file));
            if (value instanceof Map<?, ?> fields) {
                return fields;
            }
            throw new CorpusException(file + ": must be a JSON object");
        } catch (FileNotFoundException e) {
            throw new CorpusException(file + ": is not there", e);
        } catch (IllegalArgumentException e) {
            throw new CorpusException(file + ": is not JSON: " + e.getMessage(), e);
        }
    }
}
