package dev.windrow.config;

import dev.windrow.config.Entry.Scalar;
import dev.windrow.config.Entry.Section;
import dev.windrow.config.RecordKey.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/** Gives entries the types of a tree of records, and writes down every problem it meets on the way. */
final class RecordBinder {
    /** Unknown keys of a section that are looked into; of more there is a count. */
    private static final int TOLD = 20;

    private final UnaryOperator<String> defaults;
    private final List<Problem> problems;
    private final Map<String, Place> places = new HashMap<>();
    private final Class<?> root;

    /** @param defaults changes the text of a default before it is read, to fill in the job's name */
    RecordBinder(Class<?> root, UnaryOperator<String> defaults, List<Problem> problems) {
        this.root = root;
        this.defaults = defaults;
        this.problems = problems;
    }

    /** A section whose keys are all left out; each must have a default. */
    static <T> T defaults(Class<T> section) {
        List<Problem> problems = new ArrayList<>();
        Section empty = new Section(Place.whole("defaults"), new LinkedHashMap<>());
        Object defaults = new RecordBinder(section, UnaryOperator.identity(), problems).bind(section, empty, "");
        if (defaults == null) {
            throw new IllegalArgumentException(section.getName() + ": " + problems);
        }
        return section.cast(defaults);
    }

    /** Every key that was met and where; keys left out are not in it. */
    Map<String, Place> places() {
        return places;
    }

    /** The record of a section; null if there was a problem. */
    @Nullable
    Object bind(Class<?> type, Section section, String path) {
        int before = problems.size();
        reportUnknown(type, section, path);
        List<RecordKey> keys = RecordKey.of(type);
        Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            RecordKey key = keys.get(i);
            String keyPath = path.isEmpty() ? key.name() : path + "." + key.name();
            values[i] = value(key, keyPath, section);
        }
        return problems.size() > before ? null : construct(type, values, section.place(), path);
    }

    private void reportUnknown(Class<?> type, Section section, String path) {
        List<String> known = RecordKey.names(type);
        int unknown = 0;
        for (Map.Entry<String, Entry> entry : section.entries().entrySet()) {
            String name = entry.getKey();
            if (known.contains(name)) {
                continue;
            }
            if (++unknown > TOLD) {
                continue;
            }
            String meant = Spelling.nearest(name, known)
                    .or(() -> elsewhere(root, "", name))
                    .map(word -> "; did you mean " + word + "?")
                    .orElse("");
            String where = path.isEmpty() ? "a job file" : path;
            problems.add(new Problem(
                    entry.getValue().place(),
                    (path.isEmpty() ? name : path + "." + name) + ": no such key" + meant + " (keys of " + where + ": "
                            + String.join(", ", known) + ")"));
        }
        if (unknown > TOLD) {
            problems.add(new Problem(
                    section.place(),
                    (path.isEmpty() ? "" : path + ": ") + (unknown - TOLD) + " more keys that there are not"));
        }
    }

    /** The same key in another section: {@code training.epochs} for a lone {@code epochs}. */
    private static Optional<String> elsewhere(Class<?> type, String path, String name) {
        for (RecordKey key : RecordKey.of(type)) {
            if (key.name().equals(name)) {
                return Optional.of(path + name);
            }
            if (key.kind() == Kind.SECTION) {
                Optional<String> found = elsewhere(key.type(), path + key.name() + ".", name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @Nullable
    private Object value(RecordKey key, String path, Section section) {
        Entry given = section.entries().get(key.name());
        boolean nothing = given instanceof Scalar scalar && scalar.isNothing();
        if (given != null) {
            places.put(path, given.place());
        }
        if (given != null && !nothing) {
            return convert(key, path, given);
        }
        if (key.kind() == Kind.SECTION && !key.mayBeAbsent()) {
            return absentSection(key, path, given == null ? section.place() : given.place(), given == null);
        }
        if (key.mayBeAbsent() || isExcused(key, section)) {
            return absent(key);
        }
        if (nothing) {
            reportNothing(key, path, given.place());
            return null;
        }
        if (key.required()) {
            problems.add(new Problem(
                    section.place(),
                    path + " is missing: must be " + wanted(key) + " ("
                            + key.key().meaning() + ")"));
            return null;
        }
        return convert(key, path, otherwise(key, section.place(), path));
    }

    /** Whether another key's value makes it needless. */
    private static boolean isExcused(RecordKey key, Section section) {
        if (key.key().unless().isEmpty()) {
            return false;
        }
        String[] excuse = key.key().unless().split(": ", 2);
        return section.entries().get(excuse[0]) instanceof Scalar other
                && other.text().equals(excuse[1]);
    }

    @Nullable
    private Object absentSection(RecordKey key, String path, Place place, boolean missing) {
        if (missing && key.required()) {
            problems.add(new Problem(
                    place,
                    path + " is missing: must be a section (" + key.key().meaning() + "), with the keys "
                            + String.join(", ", RecordKey.names(key.type()))));
            return null;
        }
        return bind(key.type(), new Section(place, new LinkedHashMap<>()), path);
    }

    @Nullable
    private static Object absent(RecordKey key) {
        return switch (key.kind()) {
            case TEXT -> "";
            case TEXTS, INTEGERS, CHOICES -> List.of();
            case SECTION, CHOICE -> null;
            case INTEGER, INTEGER_OR_AUTO, LONG, NUMBER, NUMBER_OR_AUTO, SWITCH ->
                throw new IllegalArgumentException(
                        key.name() + ": a number or a switch cannot be absent; give its @Key a default");
        };
    }

    private void reportNothing(RecordKey key, String path, Place place) {
        String wayOut = key.required()
                ? ""
                : "; leave the key out for " + defaults.apply(key.key().otherwise());
        problems.add(new Problem(
                place,
                path + " has no value: must be " + wanted(key) + " ("
                        + key.key().meaning() + ")" + wayOut));
    }

    private Entry otherwise(RecordKey key, Place place, String path) {
        String text = defaults.apply(key.key().otherwise());
        return new YamlTree("the default of " + path, problems).value(place, path, text);
    }

    @Nullable
    private Object convert(RecordKey key, String path, Entry entry) {
        if (entry instanceof Section section && key.kind() == Kind.SECTION) {
            return bind(key.type(), section, path);
        }
        Object value = Conversion.of(key, entry);
        if (value == null || (key.required() && Conversion.isEmpty(value))) {
            refuse(key, path, entry, wanted(key));
            return null;
        }
        if (!holds(key, value)) {
            refuse(key, path, entry, key.range());
            return null;
        }
        return value;
    }

    private static boolean holds(RecordKey key, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(item -> holds(key, item));
        }
        if (value instanceof NumberOrAuto choice) {
            return choice.isAuto() || key.holds(choice.value());
        }
        if (value instanceof IntegerOrAuto choice) {
            return choice.isAuto() || key.holds(choice.value());
        }
        return !(value instanceof Number number) || key.holds(number.doubleValue());
    }

    private void refuse(RecordKey key, String path, Entry entry, String wanted) {
        String suggestion = key.suggestion().isEmpty() ? "" : "; try " + defaults.apply(key.suggestion());
        if (key.kind() == Kind.CHOICE) {
            suggestion = Spelling.nearest(entry.shown(), key.choices())
                    .map(word -> "; did you mean " + word + "?")
                    .orElse("");
        }
        problems.add(new Problem(
                entry.place(),
                path + " = " + entry.shown() + ": must be " + wanted + " ("
                        + key.key().meaning() + ")" + suggestion));
    }

    private static String wanted(RecordKey key) {
        return switch (key.kind()) {
            case CHOICE -> "one of " + String.join(", ", key.choices());
            case CHOICES -> "a list of some of " + String.join(", ", key.choices()) + ", each once at most";
            case SECTION -> "a section with some of the keys " + String.join(", ", RecordKey.names(key.type()));
            case INTEGERS, INTEGER, INTEGER_OR_AUTO, LONG, NUMBER, NUMBER_OR_AUTO ->
                key.kind().words + (key.range().isEmpty() ? "" : ", " + key.range());
            case TEXT -> "text" + (key.required() ? ", not empty" : "");
            case TEXTS -> "a text or a list of texts, none of them empty";
            case SWITCH -> key.kind().words;
        };
    }

    @Nullable
    private Object construct(Class<?> type, Object[] values, Place place, String path) {
        Class<?>[] types = RecordKey.of(type).stream().map(RecordKey::type).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            problems.add(new Problem(place, path + ": " + e.getCause().getMessage()));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a public record with its own constructor", e);
        }
    }
}
