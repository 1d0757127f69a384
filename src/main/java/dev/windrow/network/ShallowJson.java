package dev.windrow.network;

import java.io.IOException;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.DeserializationFeature;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** JSON objects of a few levels, from files that anyone may have written. */
final class ShallowJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** More than any file of a model has. */
    private static final int DEPTH = 16;

    private ShallowJson() {}

    /**
     * The object.
     *
     * @param file names the source in messages
     * @throws IOException if it is no JSON object, has a key twice, or is nested deeper than our files are: the JSON
     *     reader recurses, and thousands of levels would overflow the stack
     */
    static JsonNode read(byte[] json, String file) throws IOException {
        requireShallow(json, file);
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
        if (tree == null || !tree.isObject()) {
            throw new IOException(file + ": is not a JSON object");
        }
        return tree;
    }

    private static void requireShallow(byte[] json, String file) throws IOException {
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < json.length; at++) {
            switch (json[at]) {
                case '"' -> quoted = !quoted;
                case '\\' -> at += quoted ? 1 : 0;
                case '{', '[' -> depth += quoted ? 0 : 1;
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {
                    // Neither nests nor quotes.
                }
            }
            if (depth > DEPTH) {
                throw new IOException(
                        file + ": is nested deeper than " + DEPTH + " levels at byte " + at + " of its JSON");
            }
        }
    }
}
