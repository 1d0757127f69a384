package dev.windrow.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * What a safetensors file says of its tensors, checked against itself and against the length of the file before memory
 * is asked for any of them.
 *
 * @param entries the tensors in the order of their values, which follow on each other without gaps
 */
record SafetensorsHeader(List<Entry> entries) {
    private static final long LARGEST = 100_000_000;

    /**
     * A tensor.
     *
     * @param shape its extents; their product is {@code length}
     * @param length values in it
     */
    record Entry(String name, Dtype dtype, int[] shape, int length) {
        /** Such as {@code F32 [3, 4]}. */
        String form() {
            return dtype + " " + Arrays.toString(shape);
        }
    }

    /**
     * Reads the header and leaves the stream at the first value.
     *
     * @param bytes length of the whole file
     * @param file names the source in messages
     * @throws IOException naming the tensor, if it is not a header, or not that of a file of so many bytes
     */
    static SafetensorsHeader read(DataInputStream data, long bytes, String file) throws IOException {
        byte[] json = json(data, bytes, file);
        List<Map.Entry<String, JsonNode>> fields = fields(json, file);
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> field : fields) {
            String tensor = file + ": tensor " + field.getKey();
            Entry entry = entry(field.getKey(), field.getValue(), tensor);
            offset = end(entry, offset, field.getValue().path("data_offsets"), tensor);
            entries.add(entry);
        }
        long room = bytes - Long.BYTES - json.length;
        if (offset != room) {
            throw new IOException(file + ": has " + room + " bytes behind its header, and its tensors take " + offset
                    + (offset > room ? ": it was cut short" : ": it goes on after its last tensor"));
        }
        return new SafetensorsHeader(entries);
    }

    private static byte[] json(DataInputStream data, long bytes, String file) throws IOException {
        try {
            byte[] length = new byte[Long.BYTES];
            data.readFully(length);
            long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            long most = Math.min(LARGEST, bytes - Long.BYTES);
            if (size < 2 || size > most) {
                throw new IOException(file + ": header of " + size + " bytes: must be from 2 to " + most
                        + " in a file of " + bytes + "; not safetensors");
            }
            byte[] json = new byte[(int) size];
            data.readFully(json);
            return json;
        } catch (EOFException e) {
            throw new IOException(file + ": ends within its header", e);
        }
    }

    private static List<Map.Entry<String, JsonNode>> fields(byte[] json, String file) throws IOException {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> all =
                ShallowJson.read(json, file + ", header").fields();
        all.forEachRemaining(fields::add);
        fields.removeIf(field -> field.getKey().equals("__metadata__"));
        fields.sort(Comparator.comparingLong((Map.Entry<String, JsonNode> field) -> offset(field.getValue(), 0))
                .thenComparingLong(field -> offset(field.getValue(), 1)));
        return fields;
    }

    private static long offset(JsonNode about, int side) {
        return about.path("data_offsets").path(side).asLong(-1);
    }

    private static Entry entry(String name, JsonNode about, String tensor) throws IOException {
        Dtype dtype = dtype(about, tensor);
        JsonNode extents = about.path("shape");
        if (!extents.isArray()) {
            throw new IOException(tensor + " has shape = " + extents + ": must be a list of whole numbers");
        }
        int[] shape = new int[extents.size()];
        long length = 1;
        for (int k = 0; k < shape.length; k++) {
            JsonNode extent = extents.get(k);
            if (!extent.isInt() || extent.intValue() < 0) {
                throw new IOException(
                        tensor + " has shape = " + extents + ": must be whole numbers from 0 to " + Integer.MAX_VALUE);
            }
            shape[k] = extent.intValue();
            length *= shape[k];
            if (length > Integer.MAX_VALUE) {
                throw new IOException(
                        tensor + " has shape = " + extents + ": must hold at most " + Integer.MAX_VALUE + " values");
            }
        }
        return new Entry(name, dtype, shape, (int) length);
    }

    private static Dtype dtype(JsonNode about, String tensor) throws IOException {
        String name = about.path("dtype").asText();
        for (Dtype dtype : Dtype.values()) {
            if (dtype.name().equals(name)) {
                return dtype;
            }
        }
        throw new IOException(
                tensor + " is of dtype " + about.path("dtype") + ": must be one of " + List.of(Dtype.values()));
    }

    /** Where the tensor ends, which begins where the one before it ended. */
    private static long end(Entry entry, long begin, JsonNode offsets, String tensor) throws IOException {
        long end = begin + (long) entry.length() * entry.dtype().bytes();
        boolean right = offsets.size() == 2
                && offsets.get(0).canConvertToLong()
                && offsets.get(1).canConvertToLong()
                && offsets.get(0).asLong() == begin
                && offsets.get(1).asLong() == end;
        if (!right) {
            throw new IOException(tensor + " has data_offsets = " + offsets + ": must be [" + begin + ", " + end
                    + "], from where the one before ends, with room for " + entry.form());
        }
        return end;
    }
}
