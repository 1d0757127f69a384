package dev.windrow.config;

/**
 * A key given on the command line, which overrides the job file's.
 *
 * @param place the option as it was typed, for messages
 * @param key the key with its sections, {@code training.epochs}; empty where the option has no {@code =}
 * @param value text, a number, or a list, a section or a quoted text in YAML's flow style
 */
public record Setting(Place place, String key, String value) {
    /** What stands after {@code --set}: {@code training.epochs=3}. */
    public static Setting of(String assignment) {
        int equals = assignment.indexOf('=');
        Place place = Place.whole("--set " + assignment);
        return equals < 0
                ? new Setting(place, "", assignment)
                : new Setting(place, assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
    }

    /** An option of its own that stands for a key: {@code --output DIR} for {@code output}. */
    public static Setting ofOption(String option, String key, String value) {
        return new Setting(Place.whole(option + " " + value), key, value);
    }
}
