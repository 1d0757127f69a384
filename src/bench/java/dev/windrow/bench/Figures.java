package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Named numbers, stored as one flat JSON object. */
final class Figures {
    private final Map<String, Double> values = new TreeMap<>();

    void put(String key, double value) {
        values.put(key, value);
    }

    /** All of others. */
    void putAll(Figures others) {
        values.putAll(others.values);
    }

    /** A number, if there is one. */
    void putIfPresent(String key, OptionalDouble value) {
        value.ifPresent(present -> put(key, present));
    }

    /** A number divided by another; nothing is stored if either is missing. */
    void putRatio(String key, OptionalDouble dividend, OptionalDouble divisor) {
        if (dividend.isPresent() && divisor.isPresent()) {
            put(key, dividend.getAsDouble() / divisor.getAsDouble());
        }
    }

    OptionalDouble value(String key) {
        Double value = values.get(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A line each. */
    void print() {
        values.forEach((key, value) -> System.out.println(String.format(Locale.ROOT, "%-34s%,14.3f", key, value)));
    }

    void write(Path file) throws IOException {
        StringBuilder json = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            json.append(separator)
                    .append(String.format(Locale.ROOT, "  \"%s\": %.6g", entry.getKey(), entry.getValue()));
            separator = ",\n";
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.append("\n}\n"));
    }

    /** Reads what {@link #write} wrote. */
    static Figures read(Path file) throws IOException {
        Figures figures = new Figures();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.replace(",", "").split("\": ", 2);
            if (parts.length == 2) {
                figures.put(parts[0].substring(parts[0].indexOf('"') + 1), Double.parseDouble(parts[1]));
            }
        }
        return figures;
    }
}
