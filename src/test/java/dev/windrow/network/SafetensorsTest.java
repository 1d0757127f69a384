package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are held against the format's own description, by a reader that shares nothing with ours. */
class SafetensorsTest {
    private static final List<Tensor> ALL = List.of(
            Tensor.flat("odd", new float[] {1.5f, -0f, Float.MIN_VALUE}),
            new Tensor("matrix", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
            Tensor.flat("exact", new double[] {Math.PI, Double.NaN, Double.MIN_VALUE}),
            Tensor.flat("counts", new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}),
            Tensor.flat("places", new int[] {Integer.MIN_VALUE, 7}),
            Tensor.flat("nothing", new float[0]),
            new Tensor("one", new int[0], new double[] {0.1}));

    private static byte[] written(List<Tensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(out, tensors);
        return out.toByteArray();
    }

    @Test
    void theHeaderIsByTheBook() throws IOException {
        byte[] file = written(ALL);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int size = Math.toIntExact(bytes.getLong());
        assertThat((8 + size) % 8).as("where values begin").isZero();
        String header = new String(file, 8, size, StandardCharsets.UTF_8);
        assertThat(header).startsWith("{");
        JsonNode json = new ObjectMapper().readTree(header);
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(json.properties());
        assertThat(entries).hasSameSizeAs(ALL);
        entries.sort(Comparator.comparingLong(
                entry -> entry.getValue().required("data_offsets").get(1).asLong()));
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : entries) {
            JsonNode about = entry.getValue();
            int width = about.required("dtype").asText().endsWith("64") ? 8 : 4;
            long elements = 1;
            for (JsonNode extent : about.required("shape")) {
                elements *= extent.asLong();
            }
            long begin = about.required("data_offsets").get(0).asLong();
            assertThat(begin).as("no holes before %s", entry.getKey()).isEqualTo(end);
            assertThat(begin % width).as("%s is aligned", entry.getKey()).isZero();
            end = about.required("data_offsets").get(1).asLong();
            assertThat(end - begin).as("bytes of %s", entry.getKey()).isEqualTo(elements * width);
        }
        assertThat(end).isEqualTo(file.length - 8 - size);

        ByteBuffer values = bytes.position(8 + size).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(values.getDouble(begin(json, "exact"))).isEqualTo(Math.PI);
        assertThat(values.getLong(begin(json, "counts") + 16)).isEqualTo(Long.MAX_VALUE);
        assertThat(values.getFloat(begin(json, "matrix") + 4 * 4)).isEqualTo(5);
        assertThat(values.getInt(begin(json, "places") + 4)).isEqualTo(7);
        assertThat(json.required("one").required("shape").isEmpty()).isTrue();
    }

    private static int begin(JsonNode header, String tensor) {
        return header.required(tensor).required("data_offsets").get(0).asInt();
    }

    @Test
    void everyBitComesBack() throws IOException {
        List<Tensor> read = read(written(ALL));
        assertThat(read).hasSameSizeAs(ALL);
        for (Tensor tensor : ALL) {
            Tensor back = read.stream()
                    .filter(one -> one.name().equals(tensor.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(back.shape()).isEqualTo(tensor.shape());
            assertThat(back.values()).as(tensor.name()).isEqualTo(tensor.values());
        }
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        byte[] good = written(ALL.subList(0, 2));
        assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length - 1)))
                .hasMessage("w: has 35 bytes behind its header, and its tensors take 36: it was cut short");
        assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length + 1)))
                .hasMessage("w: has 37 bytes behind its header, and its tensors take 36: it goes on after its last"
                        + " tensor");
        assertThatThrownBy(() -> read(Arrays.copyOf(good, 20)))
                .hasMessageMatching("w: header of \\d+ bytes: must be from 2 to 12 in a file of 20; not safetensors");
        assertThatThrownBy(() -> read(Arrays.copyOf(good, 5))).hasMessage("w: ends within its header");
        String other = new String(good, StandardCharsets.ISO_8859_1).replaceFirst("F32", "F16");
        assertThatThrownBy(() -> read(other.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("w: tensor odd is of dtype \"F16\": must be one of [F64, I64, F32, I32]");
        assertThatThrownBy(() -> Tensor.flat("places", new int[1]).floats())
                .hasMessage("tensor places is of dtype I32: must be F32");
        assertThatThrownBy(() -> Tensor.flat("words", new String[0]))
                .hasMessage("String[]: must be double[], long[], float[] or int[]");
    }

    private static List<Tensor> read(byte[] file) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(file), file.length, "w");
    }

    /** What a header claims is held against the file before memory is asked for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'a':{'dtype':'F32','data_offsets':[0,4]}}|tensor a has shape = : must be a list of whole numbers
                    {'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}|must be whole numbers from 0 to 2147483647
                    {'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}|must be whole numbers from 0 to 2147483647
                    {'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}}|must hold at most 2147483647 values
                    {'a':{'dtype':'F32','shape':[2000000000],'data_offsets':[0,8000000000]}}|it was cut short
                    {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|must be [0, 8], from where the one before ends
                    {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|must be [0, 4], from where the one before ends
                    {'a':{'dtype':'F32','shape':[1]}}|must be [0, 4], from where the one before ends
                    {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{}}|Duplicate field 'a'
                    {'a':7}|tensor a is of dtype
                    []|is not a JSON object
                    {'a':[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}|is nested deeper than 16 levels
                    """)
    void whatAHeaderClaimsIsCheckedFirst(String header, String message) {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(8 + json.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("w")
                .hasMessageContaining(message);
    }

    @Test
    void aHeaderOfAHundredThousandLevelsIsNoStackOverflow() {
        byte[] json = "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        byte[] file = ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        assertThatThrownBy(() -> read(file)).hasMessageContaining("is nested deeper than 16 levels");
    }
}
