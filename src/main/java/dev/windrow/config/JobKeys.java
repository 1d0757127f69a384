package dev.windrow.config;

import dev.windrow.config.RecordKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A resolved job as keys and values, {@code training.optimizer.rate} and {@code 0.002}: what two jobs differ in. */
public final class JobKeys {
    private static final String NONE = "none";

    private JobKeys() {}

    /** Every key with its value as a job file would have it; {@code none} for a key that is absent. */
    public static SortedMap<String, String> of(JobFile job) {
        SortedMap<String, String> keys = new TreeMap<>();
        add(keys, "", job);
        return keys;
    }

    private static void add(SortedMap<String, String> keys, String path, Object section) {
        for (RecordKey key : RecordKey.of(section.getClass())) {
            Object value = JobFileWriter.value(key, section);
            if (key.mayBeLacking() && (value == null || Conversion.isEmpty(value))) {
                keys.put(path + key.name(), NONE);
            } else if (key.kind() == Kind.SECTION) {
                add(keys, path + key.name() + ".", value);
            } else {
                keys.put(path + key.name(), JobFileWriter.scalar(key, value));
            }
        }
    }

    /**
     * What two jobs differ in, a sentence a key: {@code training.seed was 1 and is 2}.
     *
     * @param counts which keys are looked at
     */
    public static List<String> differences(
            Map<String, String> before, Map<String, String> now, Predicate<String> counts) {
        SortedSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(now.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String was = before.getOrDefault(key, NONE);
            String is = now.getOrDefault(key, NONE);
            if (counts.test(key) && !was.equals(is)) {
                differences.add(key + " was " + was + " and is " + is);
            }
        }
        return differences;
    }

    /** Whether a key is one of these, or in one of these sections. */
    public static boolean isWithin(String key, Set<String> keysAndSections) {
        for (int end = key.length(); end > 0; end = key.lastIndexOf('.', end - 1)) {
            if (keysAndSections.contains(key.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
