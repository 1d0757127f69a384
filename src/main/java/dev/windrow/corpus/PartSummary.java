package dev.windrow.corpus;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one part became.
 *
 * @param part its number
 * @param records records used
 * @param windows windows written; no file if none
 * @param symbols input symbols in them
 * @param targets target places with a target
 * @param rejected records left out as bad
 * @param firstRejected the first one's message, empty if none
 * @param checksum over the windows' content
 */
record PartSummary(
        int part,
        long records,
        long windows,
        long symbols,
        long targets,
        long rejected,
        String firstRejected,
        long checksum)
        implements Serializable {

    /** The form in a manifest. */
    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("part", part);
        fields.put("records", records);
        fields.put("windows", windows);
        fields.put("symbols", symbols);
        fields.put("targets", targets);
        fields.put("rejected", rejected);
        fields.put("firstRejected", firstRejected);
        fields.put("checksum", checksum);
        return fields;
    }

    /** Reads {@link #toJson}; {@link RuntimeException} if a field is missing or of another type. */
    static PartSummary fromJson(Map<?, ?> fields) {
        return new PartSummary(
                Math.toIntExact(number(fields, "part")),
                number(fields, "records"),
                number(fields, "windows"),
                number(fields, "symbols"),
                number(fields, "targets"),
                number(fields, "rejected"),
                String.valueOf(fields.get("firstRejected")),
                number(fields, "checksum"));
    }

    private static long number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(name + " = " + fields.get(name) + ": must be a whole number");
    }
}
