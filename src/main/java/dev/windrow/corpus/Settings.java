package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** The settings that prepared windows depend on, for their manifest. */
final class Settings {
    private Settings() {}

    static Map<String, Object> of(JobFile job) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("task", job.task());
        settings.put("corpus", tree(job.corpus()));
        settings.put("text", tree(job.text()));
        settings.put("letters", job.network().embedding().characters() != null);
        return settings;
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
