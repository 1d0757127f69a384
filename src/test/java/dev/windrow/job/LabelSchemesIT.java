package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.text.LabelScheme;
import dev.windrow.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same entities in each scheme of tags are learned and scored alike, and answered in their own. */
class LabelSchemesIT {
    @TempDir
    Path folder;

    @Test
    void theSameEntitiesScoreTheSameInEachScheme() throws IOException {
        String expected = null;
        byte[] weights = null;
        for (LabelScheme scheme :
                List.of(LabelScheme.IOB2, LabelScheme.IOB1, LabelScheme.BIOES, LabelScheme.BILOU, LabelScheme.BMES)) {
            Path run = run(scheme);
            String evaluation = Files.readString(run.resolve("evaluation.json"));
            byte[] learned = Files.readAllBytes(run.resolve("model/weights.safetensors"));
            expected = expected == null ? evaluation : expected;
            weights = weights == null ? learned : weights;
            assertThat(evaluation).as(scheme.name()).isEqualTo(expected);
            assertThat(learned).as(scheme.name()).isEqualTo(weights);
            assertThat(CommandLines.json(run.resolve("evaluation.json"))
                            .at("/metrics/entityF1")
                            .asDouble())
                    .isGreaterThan(0.9);
            assertWritten(scheme, CommandLines.parts(run.resolve("predictions")));
        }
    }

    private static void assertWritten(LabelScheme scheme, List<String> lines) {
        List<String> tags = new ArrayList<>();
        int spans = 0;
        for (String line : lines) {
            if (line.isEmpty()) {
                assertThat(scheme.written(tags)).isEqualTo(tags);
                spans += Span.of(tags).size();
                tags.clear();
            } else {
                tags.add(line.substring(line.indexOf('\t') + 1));
            }
        }
        assertThat(spans).isGreaterThan(20);
    }

    private Path run(LabelScheme scheme) throws IOException {
        Path output = folder.resolve(scheme.name());
        Files.writeString(folder.resolve(scheme + ".conll"), sentences(scheme, 160, 1));
        Files.writeString(folder.resolve(scheme + "-test.conll"), sentences(scheme, 40, 2));
        Path job = Files.writeString(folder.resolve(scheme + ".yaml"), """
                task: tagging
                corpus:
                  format: conll
                  train: FOLDER/SCHEME.conll
                  test: FOLDER/SCHEME-test.conll
                  columns: {token: 0, label: -1}
                  split: {valid: 0}
                text: {tokenizer: given}
                network: {embedding: {units: 12}, cell: gru, units: 12, bidirectional: true, output: {kind: crf}}
                training: {workers: 1, batch-size: 4, steps-per-round: 4, epochs: 6, optimizer: {rate: 0.03}}
                output: FOLDER/SCHEME
                """.replace("FOLDER", folder.toString())
                .replace("SCHEME", scheme.name()));
        assertThat(CommandLines.execute("run", job).err()).isEmpty();
        CommandLines.succeed("predict", job);
        return output;
    }

    /** Sentences of names of one or two words, of which two of one type often touch. */
    private static String sentences(LabelScheme scheme, int count, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int sentence = 0; sentence < count; sentence++) {
            List<String> words = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            for (int part = 0; part < 4; part++) {
                String type = random.nextBoolean() ? "PER" : "LOC";
                if (random.nextInt(3) == 0) {
                    words.add("word" + random.nextInt(5));
                    tags.add("O");
                    continue;
                }
                words.add(type.toLowerCase(Locale.ROOT) + "-first" + random.nextInt(3));
                tags.add("B-" + type);
                if (random.nextBoolean()) {
                    words.add("second");
                    tags.add("I-" + type);
                }
            }
            List<String> written = scheme.written(tags);
            for (int word = 0; word < words.size(); word++) {
                text.append(words.get(word))
                        .append(' ')
                        .append(written.get(word))
                        .append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
