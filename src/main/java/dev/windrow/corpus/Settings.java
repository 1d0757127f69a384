package dev.windrow.corpus;

import dev.windrow.config.JobFile;
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

    private Settings() {}

    static Map<String, Object> of(JobFile job) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("task", job.task());
        settings.put("corpus", tree(job.corpus()));
        settings.put("text", tree(job.text()));
        settings.put(LETTERS, job.network().embedding().characters() != null);
        return settings;
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
            String key = path + (name.equals(LETTERS) ? "network.embedding.characters" : name);
            if (value instanceof Map<?, ?> section) {
                add(keys, key + '.', section);
            } else {
                keys.put(key, value == null || value.equals("") ? "none" : Json.text(value));
            }
        });
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
