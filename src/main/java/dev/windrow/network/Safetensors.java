package dev.windrow.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * The safetensors format (Hugging Face): 8 bytes header length, little-endian; a JSON header {@code {name: {"dtype":
 * "F32", "shape": […], "data_offsets": [begin, end]}}} padded by spaces so that what follows begins at a multiple of 8
 * bytes; the values, row-major and little-endian, without gaps. Only F32 is written and read.
 */
final class Safetensors {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ALIGNMENT = 8;
    private static final int LARGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 14;

    private Safetensors() {}

    /** Writes tensors in their order; the stream stays open. */
    static void write(OutputStream out, List<Tensor> tensors) throws IOException {
        ObjectNode header = MAPPER.createObjectNode();
        long offset = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name()).put("dtype", "F32");
            for (int extent : tensor.shape()) {
                entry.withArray("shape").add(extent);
            }
            long end = offset + (long) tensor.values().length * Float.BYTES;
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = MAPPER.writeValueAsBytes(header);
        byte[] padding = " ".repeat(-json.length & (ALIGNMENT - 1)).getBytes(StandardCharsets.US_ASCII);
        byte[] length = new byte[Long.BYTES];
        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length + padding.length);
        out.write(length);
        out.write(json);
        out.write(padding);
        for (Tensor tensor : tensors) {
            write(out, tensor.values());
        }
    }

    private static void write(OutputStream out, float[] values) throws IOException {
        byte[] bytes = new byte[CHUNK * Float.BYTES];
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            floats.put(0, values, from, count);
            out.write(bytes, 0, count * Float.BYTES);
        }
    }

    /** Reads all tensors, in the order of their values. {@code file} names the source in messages. */
    static List<Tensor> read(InputStream in, String file) throws IOException {
        DataInputStream data = new DataInputStream(in);
        List<Map.Entry<String, JsonNode>> entries = header(data, file);
        List<Tensor> tensors = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> entry : entries) {
            JsonNode tensor = entry.getValue();
            if (!"F32".equals(tensor.path("dtype").asText())) {
                throw new IOException(file + ": tensor " + entry.getKey() + " is of dtype " + tensor.path("dtype")
                        + ": must be \"F32\"");
            }
            if (tensor.path("data_offsets").path(0).asLong(-1) != offset) {
                throw new IOException(file + ": tensor " + entry.getKey() + " begins at "
                        + tensor.path("data_offsets").path(0) + ": must be " + offset + ", where the one before ends");
            }
            int[] shape = MAPPER.convertValue(tensor.path("shape"), int[].class);
            long end = tensor.path("data_offsets").path(1).asLong(-1);
            if (end < offset || (end - offset) / Float.BYTES > Integer.MAX_VALUE) {
                throw new IOException(file + ": tensor " + entry.getKey() + " ends at " + end + ": must be from "
                        + offset + " on and hold at most " + Integer.MAX_VALUE + " values");
            }
            tensors.add(new Tensor(entry.getKey(), shape, values(data, (int) ((end - offset) / Float.BYTES), file)));
            offset = end;
        }
        if (data.read() >= 0) {
            throw new IOException(file + ": goes on after its last tensor, which ends at " + offset);
        }
        return tensors;
    }

    private static List<Map.Entry<String, JsonNode>> header(DataInputStream data, String file) throws IOException {
        try {
            byte[] length = new byte[Long.BYTES];
            data.readFully(length);
            long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (size < 2 || size > LARGEST_HEADER) {
                throw new IOException(file + ": header of " + size + " bytes: must be from 2 to " + LARGEST_HEADER
                        + "; not safetensors");
            }
            byte[] json = new byte[(int) size];
            data.readFully(json);
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
            Iterator<Map.Entry<String, JsonNode>> fields = MAPPER.readTree(json).fields();
            fields.forEachRemaining(entries::add);
            entries.removeIf(entry -> entry.getKey().equals("__metadata__"));
            entries.sort(Comparator.comparingLong(
                    entry -> entry.getValue().path("data_offsets").path(0).asLong(-1)));
            return entries;
        } catch (EOFException e) {
            throw new IOException(file + ": ends within its header", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": its header is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static float[] values(DataInputStream data, int count, String file) throws IOException {
        float[] values = new float[count];
        byte[] bytes = new byte[CHUNK * Float.BYTES];
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        try {
            for (int from = 0; from < count; from += CHUNK) {
                int some = Math.min(CHUNK, count - from);
                data.readFully(bytes, 0, some * Float.BYTES);
                floats.get(0, values, from, some);
            }
        } catch (EOFException e) {
            throw new IOException(file + ": ends within its tensors", e);
        }
        return values;
    }
}
