package dev.windrow.corpus;

import dev.windrow.sequence.Targets;
import dev.windrow.text.Vocabulary;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How symbols become ids and ids symbols, and how vectors are normalised; small, and what a model needs beside its
 * weights.
 *
 * @param targets what stands at the target places
 * @param inputs the vocabulary of input symbols
 * @param outputs the vocabulary of targets: labels, symbols of their own, or the very object {@code inputs} where the
 *     next symbol is the target
 * @param letters the vocabulary of the characters of input symbols, null if the network does not look at them
 * @param inputScale the columns of input vectors; {@link Scale#NONE} where inputs are symbols
 * @param targetScale the columns of target vectors; {@link Scale#NONE} where targets are symbols
 * @param tags how labels that are tags of spans come and go; {@link TagSchemes#NONE} of others
 * @param columns names of the columns with numbers, in their order, where the job names none; empty elsewhere, and of
 *     models that do not know them
 */
public record Encoding(
        Targets targets,
        Vocabulary inputs,
        Vocabulary outputs,
        @Nullable Vocabulary letters,
        Scale inputScale,
        Scale targetScale,
        TagSchemes tags,
        List<String> columns)
        implements Serializable {
    private static final String DESCRIPTION = "encoding.json";
    private static final String INPUTS = "vocabulary.tsv";
    private static final String OUTPUTS = "labels.tsv";
    private static final String TARGET_SYMBOLS = "targets.tsv";
    private static final String LETTERS = "letters.tsv";
    private static final String INPUT_SCALE = "input-scale.tsv";
    private static final String COLUMNS = "columns";
    private static final String TARGET_SCALE = "target-scale.tsv";

    /** An encoding of symbols. */
    public Encoding(Targets targets, Vocabulary inputs, Vocabulary outputs, @Nullable Vocabulary letters) {
        this(targets, inputs, outputs, letters, Scale.NONE, Scale.NONE);
    }

    /** The same with labels that are tags of spans. */
    Encoding tagged(TagSchemes schemes) {
        return new Encoding(targets, inputs, outputs, letters, inputScale, targetScale, schemes, columns);
    }

    /** An encoding whose columns have no names to be matched. */
    public Encoding(
            Targets targets,
            Vocabulary inputs,
            Vocabulary outputs,
            @Nullable Vocabulary letters,
            Scale inputScale,
            Scale targetScale) {
        this(targets, inputs, outputs, letters, inputScale, targetScale, TagSchemes.NONE, List.of());
    }

    /** The same with columns of those names. */
    Encoding named(List<String> names) {
        return new Encoding(targets, inputs, outputs, letters, inputScale, targetScale, tags, names);
    }

    /** The same with vectors of other scales. */
    Encoding scaled(Scale otherInput, Scale otherTarget) {
        return new Encoding(targets, inputs, outputs, letters, otherInput, otherTarget, tags, columns);
    }

    /**
     * The same with words behind the input symbols that are known from elsewhere, to at most {@code maxSize} in all.
     * Where the next symbol is the target there are none, for nothing would teach the network to say them.
     */
    Encoding knowing(List<String> words, int maxSize) {
        return words.isEmpty() || targets == Targets.NEXT_SYMBOL
                ? this
                : new Encoding(
                        targets,
                        inputs.joined(words, maxSize),
                        outputs,
                        letters,
                        inputScale,
                        targetScale,
                        tags,
                        columns);
    }

    /** Whether inputs are vectors. */
    public boolean readsVectors() {
        return inputScale.width() > 0;
    }

    /** Whether the network looks at the characters of each symbol. */
    public boolean hasLetters() {
        return letters != null;
    }

    /** Writes {@code encoding.json} and a file for each vocabulary into a folder, over what is there. */
    public void write(FileSystem system, Path folder) throws IOException {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("targets", targets.name());
        description.put("inputs", INPUTS);
        write(system, new Path(folder, INPUTS), inputs);
        if (targets != Targets.NEXT_SYMBOL) {
            description.put("outputs", outputsFile(targets));
            write(system, new Path(folder, outputsFile(targets)), outputs);
        }
        if (letters != null) {
            description.put("letters", LETTERS);
            write(system, new Path(folder, LETTERS), letters);
        }
        if (inputScale.width() > 0) {
            description.put("inputScale", INPUT_SCALE);
            Texts.write(system, new Path(folder, INPUT_SCALE), inputScale.table());
        }
        if (targetScale.width() > 0) {
            description.put("targetScale", TARGET_SCALE);
            Texts.write(system, new Path(folder, TARGET_SCALE), targetScale.table());
        }
        if (tags.differ()) {
            description.put("labelScheme", tags.json());
        }
        if (!columns.isEmpty()) {
            description.put(COLUMNS, columns);
        }
        Texts.write(system, new Path(folder, DESCRIPTION), Json.write(description));
    }

    /** Reads what {@link #write} wrote; {@link CorpusException} if it is not there or not whole. */
    public static Encoding read(FileSystem system, Path folder) throws IOException {
        Path file = new Path(folder, DESCRIPTION);
        Map<?, ?> description = Texts.readJson(system, file);
        Targets targets = targets(file, description.get("targets"));
        Vocabulary inputs = read(system, folder, INPUTS);
        Vocabulary outputs = targets == Targets.NEXT_SYMBOL ? inputs : read(system, folder, outputsFile(targets));
        Vocabulary letters = description.containsKey("letters") ? read(system, folder, LETTERS) : null;
        return new Encoding(
                targets,
                inputs,
                outputs,
                letters,
                description.containsKey("inputScale") ? scale(system, new Path(folder, INPUT_SCALE)) : Scale.NONE,
                description.containsKey("targetScale") ? scale(system, new Path(folder, TARGET_SCALE)) : Scale.NONE,
                TagSchemes.read(file, description.get("labelScheme")),
                columns(description.get(COLUMNS)));
    }

    private static List<String> columns(@Nullable Object names) {
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Scale scale(FileSystem system, Path file) throws IOException {
        return Scale.read(file.toString(), Texts.read(system, file));
    }

    private static String outputsFile(Targets targets) {
        return targets == Targets.SEQUENCE ? TARGET_SYMBOLS : OUTPUTS;
    }

    private static Targets targets(Path file, @Nullable Object name) {
        for (Targets targets : Targets.values()) {
            if (targets.name().equals(name)) {
                return targets;
            }
        }
        throw new CorpusException(
                file + ": targets = " + name + ": must be one of " + Arrays.toString(Targets.values()));
    }

    private static void write(FileSystem system, Path file, Vocabulary vocabulary) throws IOException {
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(system.create(file, true), StandardCharsets.UTF_8))) {
            vocabulary.write(writer);
        }
    }

    private static Vocabulary read(FileSystem system, Path folder, String name) throws IOException {
        Path file = new Path(folder, name);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(system.open(file), StandardCharsets.UTF_8))) {
            return Vocabulary.read(file.toString(), reader);
        }
    }
}
