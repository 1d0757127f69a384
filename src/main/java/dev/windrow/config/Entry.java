package dev.windrow.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of a job file before it has a type, and the place of the key that names it. */
sealed interface Entry {
    Place place();

    /** The value as a message shows it. */
    String shown();

    /** Text, a number, true or false, or nothing. */
    record Scalar(Place place, String text, Style style) implements Entry {
        /** Whether the text stood in quotes, and so is text even when it is empty or says null. */
        enum Style {
            PLAIN,
            QUOTED
        }

        boolean isNothing() {
            return style == Style.PLAIN && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String shown() {
            return style == Style.QUOTED || text.isEmpty() ? "'" + text + "'" : text;
        }
    }

    /** A list. */
    record Items(Place place, List<Entry> entries) implements Entry {
        @Override
        public String shown() {
            return entries.stream().map(Entry::shown).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** Keys and values; the map keeps the order of the file and takes overrides. */
    record Section(Place place, Map<String, Entry> entries) implements Entry {
        @Override
        public String shown() {
            return entries.isEmpty() ? "{}" : "{" + String.join(", ", entries.keySet()) + "}";
        }
    }
}
