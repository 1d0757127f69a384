package dev.windrow.corpus;

import dev.windrow.text.LabelScheme;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.Path;

/**
 * How labels that are tags of spans come and go: those of a corpus, of whatever scheme, are turned into the one that is
 * learned, and answers back into the corpus's.
 *
 * @param given the scheme of the corpus; null where labels stay as they are
 * @param learned the scheme that the network learns; null where labels stay as they are
 */
public record TagSchemes(
        @Nullable LabelScheme given, @Nullable LabelScheme learned) implements Serializable {
    /** Of labels that are no tags of spans. */
    public static final TagSchemes NONE = new TagSchemes(null, null);

    /** Whether answers are in another scheme than the corpus. */
    public boolean differ() {
        return given != learned;
    }

    /** The labels of one sentence as they are learned. */
    List<String> learned(List<String> labels) {
        return learned == null ? labels : learned.written(labels);
    }

    /** The answers for one sentence as the corpus would have them. */
    public List<String> given(List<String> labels) {
        return given == null ? labels : given.written(labels);
    }

    /** For the description of an encoding; only where the two differ. */
    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("given", String.valueOf(given));
        fields.put("learned", String.valueOf(learned));
        return fields;
    }

    /** What {@link #json} made; null stands for no schemes. */
    static TagSchemes read(Path file, @Nullable Object json) {
        return json instanceof Map<?, ?> fields
                ? new TagSchemes(scheme(file, fields.get("given")), scheme(file, fields.get("learned")))
                : NONE;
    }

    private static LabelScheme scheme(Path file, @Nullable Object name) {
        for (LabelScheme scheme : LabelScheme.values()) {
            if (scheme.name().equals(name)) {
                return scheme;
            }
        }
        throw new CorpusException(
                file + ": labelScheme = " + name + ": must be one of " + Arrays.toString(LabelScheme.values()));
    }
}
