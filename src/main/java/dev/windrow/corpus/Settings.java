package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** The settings that prepared windows depend on, for their manifest. */
final class Settings {
    /** Whether the letters of words are prepared too. */
    private static final String LETTERS = "letters";

    /** The model that training is to go on from. */
    private static final String EARLIER = "from";

    private Settings() {}

    /**
     * Settings of a job.
     *
     * @param earlier the model whose vocabularies are extended; empty for none
     */
    static Map<String, Object> of(JobFile job, String earlier) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("task", job.task());
        settings.put("corpus", tree(job.corpus()));
        settings.put("text", tree(job.text()));
        settings.put(LETTERS, job.network().embedding().characters() != null);
        settings.put(EARLIER, earlier);
        if (job.network().embedding().hasVectors()) {
            settings.put("network", Map.of("embedding", vectors(job.network().embedding())));
            settings.put("training", Map.of("seed", job.training().seed()));
        }
        return settings;
    }

    /** Where words beside those of the training data come from. */
    private static Map<String, Object> vectors(NetworkSection.Embedding embedding) {
        Map<String, Object> vectors = new LinkedHashMap<>();
        vectors.put("pretrained", embedding.pretrained());
        vectors.put("word2vec", embedding.word2vec());
        vectors.put("words", embedding.words());
        vectors.put("units", embedding.units());
        return vectors;
    }

    /**
     * Settings as keys of a job file and their values, in words; the same before and after they were written as JSON.
     */
    static SortedMap<String, String> keys(Map<?, ?> settings) {
        SortedMap<String, String> keys = new TreeMap<>();
        add(keys, "", settings);
        return keys;
    }

    private static void add(SortedMap<String, String> keys, String path, Map<?, ?> settings) {
        settings.forEach((name, value) -> {
            String key = path + shown((String) name);
            if (value instanceof Map<?, ?> section) {
                add(keys, key + '.', section);
            } else {
                keys.put(key, value == null || value.equals("") ? "none" : Json.text(value));
            }
        });
    }

    /** The name of a key or option that a setting comes from. */
    private static String shown(String name) {
        return switch (name) {
            case LETTERS -> "network.embedding.characters";
            case EARLIER -> "--from";
            default -> name;
        };
    }

    @Nullable
    private static Object tree(@Nullable Object value) {
        if (value instanceof Record section) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (RecordComponent component : section.getClass().getRecordComponents()) {
                fields.put(kebab(component.getName()), tree(read(component, section)));
            }
            return fields;
        } else if (value instanceof List<?> elements) {
            return elements.stream().map(Settings::tree).toList();
        } else if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value;
    }

    @Nullable
    private static Object read(RecordComponent component, Record section) {
        try {
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
