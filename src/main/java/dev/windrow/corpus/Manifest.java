package dev.windrow.corpus;

import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a prepared folder holds; written last, so a folder with a manifest is whole.
 *
 * @param fingerprint SHA-256 over vocabularies, scales, counts and checksums of all parts: equal for equal windows in
 *     equal order, whatever the layout of the cluster that wrote them
 * @param parts the parts of each split in their order
 */
record Manifest(String fingerprint, Map<Split, List<PartSummary>> parts) {
    private static final long FORMAT = 1;

    static Manifest of(Encoding encoding, Map<Split, List<PartSummary>> parts) {
        return new Manifest(fingerprint(encoding, parts), parts);
    }

    long windows(Split split) {
        return parts.get(split).stream().mapToLong(PartSummary::windows).sum();
    }

    long targets(Split split) {
        return parts.get(split).stream().mapToLong(PartSummary::targets).sum();
    }

    long rejected() {
        return parts.values().stream()
                .flatMap(List::stream)
                .mapToLong(PartSummary::rejected)
                .sum();
    }

    /** Writes the manifest under another name first: it is there whole or not at all. */
    void write(FileSystem system, Path folder, Map<String, Object> settings) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("fingerprint", fingerprint);
        fields.put("rejected", rejected());
        Map<String, Object> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(split.label(), split(split));
        }
        fields.put("splits", splits);
        fields.put("settings", settings);
        Path draft = new Path(folder, '_' + PartFile.MANIFEST);
        Texts.write(system, draft, Json.write(fields) + '\n');
        if (!system.rename(draft, new Path(folder, PartFile.MANIFEST))) {
            throw new IOException("cannot rename " + draft + " to " + PartFile.MANIFEST);
        }
    }

    private Map<String, Object> split(Split split) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<PartSummary> summaries = parts.get(split);
        fields.put("records", summaries.stream().mapToLong(PartSummary::records).sum());
        fields.put("windows", windows(split));
        fields.put("symbols", summaries.stream().mapToLong(PartSummary::symbols).sum());
        fields.put("targets", targets(split));
        fields.put(
                "rejected", summaries.stream().mapToLong(PartSummary::rejected).sum());
        fields.put("parts", summaries.stream().map(PartSummary::toJson).toList());
        return fields;
    }

    /** Reads what {@link #write} wrote; {@link CorpusException} if it is not there or of another form. */
    static Manifest read(FileSystem system, Path folder) throws IOException {
        Path file = new Path(folder, PartFile.MANIFEST);
        if (!system.exists(file)) {
            throw new CorpusException(folder + ": holds no whole prepared corpus (there is no " + PartFile.MANIFEST
                    + "): prepare it first");
        }
        Map<?, ?> fields = Texts.readJson(system, file);
        if (!Long.valueOf(FORMAT).equals(fields.get("format"))) {
            throw new CorpusException(
                    file + ": format = " + fields.get("format") + ": must be " + FORMAT + "; prepare the corpus again");
        }
        try {
            Map<Split, List<PartSummary>> parts = new EnumMap<>(Split.class);
            for (Split split : Split.values()) {
                parts.put(split, parts((Map<?, ?>) ((Map<?, ?>) fields.get("splits")).get(split.label())));
            }
            return new Manifest((String) fields.get("fingerprint"), parts);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new CorpusException(file + ": is damaged (" + e.getMessage() + "): prepare the corpus again", e);
        }
    }

    /** The settings that {@link #write} was given. */
    static Map<?, ?> settings(FileSystem system, Path folder) throws IOException {
        Path file = new Path(folder, PartFile.MANIFEST);
        if (Texts.readJson(system, file).get("settings") instanceof Map<?, ?> settings) {
            return settings;
        }
        throw new CorpusException(file + ": holds no settings: prepare the corpus again");
    }

    private static List<PartSummary> parts(Map<?, ?> split) {
        List<PartSummary> parts = new ArrayList<>();
        for (Object part : (List<?>) split.get("parts")) {
            parts.add(PartSummary.fromJson((Map<?, ?>) part));
        }
        return parts;
    }

    private static String fingerprint(Encoding encoding, Map<Split, List<PartSummary>> parts) {
        MessageDigest digest = sha256();
        update(digest, encoding.targets().name());
        update(digest, encoding.inputs());
        update(digest, encoding.outputs());
        Vocabulary letters = encoding.letters();
        if (letters != null) {
            update(digest, letters);
        }
        if (encoding.inputScale().width() + encoding.targetScale().width() > 0) {
            update(digest, encoding.inputScale().table());
            update(digest, encoding.targetScale().table());
        }
        for (Split split : Split.values()) {
            for (PartSummary part : parts.get(split)) {
                update(digest, split.label() + ' ' + part.part() + ' ' + part.windows() + ' ' + part.checksum());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Vocabulary vocabulary) {
        StringWriter text = new StringWriter();
        try {
            vocabulary.write(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        update(digest, text.toString());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
