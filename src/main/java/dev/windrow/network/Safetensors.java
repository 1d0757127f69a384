package dev.windrow.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * The safetensors format (Hugging Face): 8 bytes header length, little-endian; a JSON header {@code {name: {"dtype":
 * "F32", "shape": […], "data_offsets": [begin, end]}}} padded by spaces so that what follows begins at a multiple of 8
 * bytes; the values, row-major and little-endian, without gaps. Values of 8 bytes come before those of 4, so that each
 * begins at a multiple of its size, as readers that map files into memory want it.
 */
public final class Safetensors {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ALIGNMENT = 8;
    private static final int CHUNK = 1 << 14;

    private Safetensors() {}

    /** Writes tensors in their order, those of larger values first; the stream stays open. */
    public static void write(OutputStream out, List<Tensor> tensors) throws IOException {
        List<Tensor> aligned = new ArrayList<>(tensors);
        aligned.sort(Comparator.comparingInt(tensor -> -tensor.dtype().bytes()));
        ObjectNode header = MAPPER.createObjectNode();
        long offset = 0;
        for (Tensor tensor : aligned) {
            ObjectNode entry =
                    header.putObject(tensor.name()).put("dtype", tensor.dtype().name());
            ArrayNode shape = entry.putArray("shape");
            for (int extent : tensor.shape()) {
                shape.add(extent);
            }
            long end = offset + (long) tensor.length() * tensor.dtype().bytes();
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
        for (Tensor tensor : aligned) {
            writeValues(out, tensor);
        }
    }

    private static void writeValues(OutputStream out, Tensor tensor) throws IOException {
        int bytes = tensor.dtype().bytes();
        byte[] chunk = new byte[CHUNK * bytes];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < tensor.length(); from += CHUNK) {
            int count = Math.min(CHUNK, tensor.length() - from);
            tensor.dtype().put(buffer, tensor.values(), from, count);
            out.write(chunk, 0, count * bytes);
        }
    }

    /**
     * Reads all tensors, in the order of their values.
     *
     * @param bytes length of the file, against which its header is checked before memory is asked for
     * @param file names the source in messages
     */
    public static List<Tensor> read(InputStream in, long bytes, String file) throws IOException {
        DataInputStream data = new DataInputStream(in);
        return read(data, SafetensorsHeader.read(data, bytes, file), file);
    }

    /** The tensors behind a header that was read from the same stream. */
    static List<Tensor> read(DataInputStream data, SafetensorsHeader header, String file) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            tensors.add(new Tensor(entry.name(), entry.shape(), values(data, entry.dtype(), entry.length(), file)));
        }
        return tensors;
    }

    private static Object values(DataInputStream data, Dtype dtype, int count, String file) throws IOException {
        Object values = dtype.zeros(count);
        byte[] chunk = new byte[CHUNK * dtype.bytes()];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (int from = 0; from < count; from += CHUNK) {
                int some = Math.min(CHUNK, count - from);
                data.readFully(chunk, 0, some * dtype.bytes());
                dtype.take(buffer, values, from, some);
            }
        } catch (EOFException e) {
            throw new IOException(file + ": ends within its tensors", e);
        }
        return values;
    }
}
