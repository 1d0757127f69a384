package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class ModelDirectoryTest {
    private static final NetworkSpec SPEC = Specs.dropping(
            Specs.shapes()
                    .filter(spec -> spec.stack().cell() == RecurrentStack.Cell.LSTM
                            && spec.output() == NetworkSpec.Output.EACH_STEP
                            && spec.reading().letters() > 0
                            && spec.stack().depth() == 2
                            && spec.stack().bidirectional())
                    .findFirst()
                    .orElseThrow(),
            0.25);
    private static final Map<String, ModelDirectory.Content> EXTRAS =
            Map.of("labels.txt", out -> out.write("NOUN\n".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private java.nio.file.Path folder;

    private FileSystem files;
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        files = FileSystem.getLocal(new Configuration());
        directory = new Path(folder.resolve("model").toUri());
    }

    private static ModelDirectory.Model model(long seed) {
        float[] parameters = new float[ParameterLayout.of(SPEC).length()];
        Random random = new Random(seed);
        for (int k = 0; k < parameters.length; k++) {
            parameters[k] = random.nextFloat();
        }
        return new ModelDirectory.Model(SPEC, parameters);
    }

    @Test
    void readsWhatWasWrittenAndReplacesWhatWasThere() throws IOException {
        ModelDirectory.write(files, directory, model(1), Map.of());
        ModelDirectory.write(files, directory, model(2), EXTRAS);
        ModelDirectory.Model read = ModelDirectory.read(files, directory);
        assertThat(read.spec()).isEqualTo(SPEC);
        assertThat(read.parameters()).isEqualTo(model(2).parameters());
        try (InputStream labels = ModelDirectory.open(files, directory, "labels.txt")) {
            assertThat(labels.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("NOUN\n");
        }
        assertThat(Files.exists(folder.resolve("model.partial"))).isFalse();
        assertThat(Files.exists(folder.resolve("model.previous"))).isFalse();
        assertThat(Files.readString(folder.resolve("model/network.json")))
                .contains("\"cell\" : \"lstm\"")
                .contains("\"values\" : 0.25")
                .contains("\"output\" : \"each-step\"");
    }

    /** Models are kept for years: what an earlier version wrote is read, key by key where it stood. */
    @Test
    void readsADescriptionAsItAlwaysWas() throws IOException {
        String json = """
                {"width": 0, "symbols": 7, "letters": 5, "classes": 4, "output": "sequence-mean", "layers": "windrow",
                 "kernel": "reference", "cell": "gru",
                 "variant": {"activation": "tanh", "gates": ["input", "output"], "merge": "sum"},
                 "embeddingUnits": 3, "letterUnits": 2, "letterHidden": 6, "depth": 2, "units": 8, "bidirectional": true,
                 "dropout": {"symbols": 0.1, "values": 0.2, "inputs": 0.3, "recurrent": 0.4},
                 "head": {"kind": "softmax", "tied": false, "seesInput": false, "cutoffs": [2], "shrink": 4,
                          "forbidden": [], "levels": []},
                 "seed": 9}""";
        Reading reading = Reading.symbols(7, 3).spelled(5, 2, 6);
        RecurrentStack stack = new RecurrentStack(
                RecurrentStack.Layers.WINDROW,
                RecurrentStack.Kernel.REFERENCE,
                RecurrentStack.Cell.GRU,
                new RecurrentStack.Variant(Activation.TANH, List.of(Gate.INPUT, Gate.OUTPUT), Merge.SUM, 0),
                2,
                8,
                true);
        NetworkSpec spec = NetworkSpec.plain(reading, stack, 4, 9)
                .with(NetworkSpec.Output.SEQUENCE_MEAN)
                .with(new NetworkSpec.Dropout(0.1, 0.2, 0.3, 0.4))
                .with(new Head(false, false, List.of(2), 4));
        assertThat(SpecJson.read(json.getBytes(StandardCharsets.UTF_8), "network.json"))
                .isEqualTo(spec);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(SpecJson.write(spec))).isEqualTo(mapper.readTree(json));
        String half = json.replace("\"units\": 8", "\"units\": \"8\"");
        assertThatThrownBy(() -> SpecJson.read(half.getBytes(StandardCharsets.UTF_8), "network.json"))
                .hasMessage("network.json: units = \"8\": must be of type int");
    }

    @Test
    void sameModelGivesSameBytes() throws IOException {
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        byte[] first = Files.readAllBytes(folder.resolve("model/manifest.json"));
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        assertThat(Files.readAllBytes(folder.resolve("model/manifest.json"))).isEqualTo(first);
    }

    @Test
    void refusesACorruptFileByNameWithBothHashes() throws IOException {
        for (String name : List.of("weights.safetensors", "network.json", "labels.txt")) {
            ModelDirectory.write(files, directory, model(1), EXTRAS);
            java.nio.file.Path file = folder.resolve("model").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
            assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name)
                    .hasMessageMatching("(?s).*SHA-256 is [0-9a-f]{64}, but manifest.json says [0-9a-f]{64}");
        }
    }

    @Test
    void refusesWhatIsNoModelOrOfAnotherVersion() throws IOException {
        assertThatThrownBy(() -> ModelDirectory.read(files, directory)).hasMessageContaining("has no manifest.json");
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        assertThatThrownBy(() -> ModelDirectory.open(files, directory, "other.txt"))
                .hasMessageContaining("other.txt: is not a file of this model");
        java.nio.file.Path manifest = folder.resolve("model/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"version\" : 4", "\"version\" : 5"));
        assertThatThrownBy(() -> ModelDirectory.read(files, directory)).hasMessageContaining("version = 5: must be 4");
        Files.delete(folder.resolve("model/labels.txt"));
        assertThatThrownBy(() ->
                        ModelDirectory.write(files, directory, model(1), Map.of("network.json", OutputStream::flush)))
                .hasMessageContaining("network.json");
    }

    @Test
    void nothingHalfWrittenTakesTheModelsPlace() throws IOException {
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        ModelDirectory.Content broken = out -> {
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> ModelDirectory.write(files, directory, model(2), Map.of("a", broken)))
                .hasMessage("disk full");
        assertThat(ModelDirectory.read(files, directory).parameters()).isEqualTo(model(1).parameters());
    }

    @Test
    void weightsAreSafetensorsByTheBook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(
                out,
                List.of(
                        new Tensor("a.W", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
                        new Tensor("b", new int[] {1}, new float[] {-0.5f})));
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        byte[] json = new byte[header];
        bytes.get(json);
        assertThat(new String(json, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"a.W\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}}");
        assertThat(bytes.remaining()).isEqualTo(28);
        assertThat(bytes.getFloat(8 + header + 4 * 4)).isEqualTo(5);
        assertThat(bytes.getFloat(8 + header + 24)).isEqualTo(-0.5f);
        List<Tensor> read = Safetensors.read(new ByteArrayInputStream(out.toByteArray()), out.size(), "w");
        assertThat(read.get(0).name()).isEqualTo("a.W");
        assertThat(read.get(0).shape()).containsExactly(2, 3);
        assertThat(read.get(0).floats()).containsExactly(1, 2, 3, 4, 5, 6);
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 1);
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(cut), cut.length, "w"))
                .hasMessage("w: has 27 bytes behind its header, and its tensors take 28: it was cut short");
    }

    @Test
    void tensorsAreNamedByLayerAndRowMajor() {
        ModelDirectory.Model model = model(3);
        ParameterLayout layout = ParameterLayout.of(SPEC);
        List<Tensor> tensors = layout.split(model.parameters());
        assertThat(tensors)
                .extracting(Tensor::name)
                .contains("embedding.W", "letters.W", "spelling.bRW", "recurrent1.fb", "output.b");
        assertThat(layout.join(tensors)).isEqualTo(model.parameters());
        Network network = new Network(SPEC, DataType.FLOAT);
        network.parameters()
                .assign(Nd4j.createFromArray(model.parameters())
                        .reshape(network.parameters().shape()));
        for (Tensor tensor : tensors) {
            assertThat(network.graph()
                            .getParam(tensor.name().replace('.', '_'))
                            .dup('c')
                            .data()
                            .asFloat())
                    .as(tensor.name())
                    .isEqualTo(tensor.floats());
        }
        assertThatThrownBy(() -> layout.join(tensors.subList(1, tensors.size())))
                .hasMessageContaining("is missing");
    }

    /** Replaces a file of the model, and its hash in the manifest, as someone who means harm would. */
    private void forge(String name, byte[] content) throws Exception {
        java.nio.file.Path model = folder.resolve("model");
        Files.write(model.resolve(name), content);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        java.nio.file.Path manifest = model.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("\"" + name + "\" : \"[0-9a-f]+\"", "\"" + name + "\" : \"" + hash + "\""));
    }

    private void forgeNetwork(String key, String value) throws Exception {
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        String json = Files.readString(folder.resolve("model/network.json"));
        String forged = json.replaceFirst("\"" + key + "\" : [^,\\n]+", "\"" + key + "\" : " + value);
        assertThat(forged).isNotEqualTo(json);
        forge("network.json", forged.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesWeightsThatAreNoFiniteNumbers(float value) throws IOException {
        ModelDirectory.Model broken = model(1);
        broken.parameters()[broken.parameters().length - 1] = value;
        ModelDirectory.write(files, directory, broken, EXTRAS);
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weights.safetensors: does not fit network.json: tensor ")
                .hasMessageContaining(" is " + value + " at value ")
                .hasMessageContaining("weights must be finite numbers");
    }

    @ParameterizedTest
    @CsvSource({"classes,2147483647", "classes,5", "depth,2000000", "units,2147483647", "symbols,2147483647"})
    void refusesANetworkOfAnotherSizeThanItsWeightsBeforeItIsMade(String key, String value) throws Exception {
        forgeNetwork(key, value);
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weights.safetensors: does not fit network.json");
    }

    @ParameterizedTest
    @CsvSource({"classes,0", "classes,-3", "depth,0", "units,-1", "symbols,-1", "letterHidden,-2"})
    void refusesANetworkThatCannotBe(String key, String value) throws Exception {
        forgeNetwork(key, value);
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("network.json: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "a/b", "..", ".hidden", "C:x", "file:/x", "a\\\\b", ""})
    void aManifestListsFilesOfItsOwnFolderAlone(String name) throws IOException {
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        java.nio.file.Path manifest = folder.resolve("model/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("labels.txt", name));
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be the plain name of a file in this folder")
                .hasMessageNotContaining("SHA-256");
    }

    @Test
    void aManifestListsHashesOfFilesThatAreThere() throws IOException {
        ModelDirectory.write(files, directory, model(1), EXTRAS);
        Files.delete(folder.resolve("model/labels.txt"));
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .hasMessageContaining("labels.txt: is missing, but manifest.json lists it");
        java.nio.file.Path manifest = folder.resolve("model/manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("(labels.txt\" : )\"[0-9a-f]+\"", "$1null"));
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .hasMessageContaining("labels.txt = null: must be a SHA-256 of 64 hexadecimal digits");
        Files.writeString(manifest, "[".repeat(100_000));
        assertThatThrownBy(() -> ModelDirectory.read(files, directory))
                .hasMessageContaining("manifest.json: is nested deeper than 16 levels");
    }
}
