package dev.windrow.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

    /**
     * The whole of a text file that Windrow did not write, without its byte-order mark.
     *
     * @throws CorpusException if it is not UTF-8: the message has the first byte that is not
     */
    static String readForeign(FileSystem system, Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = system.open(file)) {
            bytes = in.readAllBytes();
        }
        TextHead.requireText(file.toString(), bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(buffer, text, true);
        if (result.isError()) {
            int place = buffer.position();
            long line = 1;
            for (int k = 0; k < place; k++) {
                line += bytes[k] == '\n' ? 1 : 0;
            }
            throw new CorpusException(String.format(
                    Locale.ROOT,
                    "%s, line %d: is not UTF-8 text: the byte at %d is 0x%02X; convert the file, for example with iconv"
                            + " -f LATIN1 -t UTF-8",
                    file,
                    line,
                    place,
                    bytes[place] & 0xff));
        }
        String read = text.flip().toString();
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
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
