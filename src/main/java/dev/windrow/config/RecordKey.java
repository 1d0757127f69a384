package dev.windrow.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/** One key of a section: a record component with its {@link Key}. */
record RecordKey(String name, Kind kind, Class<?> type, Key key, RecordComponent component) {
    /** What a key's value is. */
    enum Kind {
        TEXT("text"),
        TEXTS("text or a list of texts"),
        INTEGERS("a whole number or a list of whole numbers"),
        INTEGER("a whole number"),
        INTEGER_OR_AUTO("auto or a whole number"),
        LONG("a whole number"),
        NUMBER("a number"),
        NUMBER_OR_AUTO("auto or a number"),
        SWITCH("true or false"),
        CHOICE("one of"),
        CHOICES("a list of"),
        SECTION("keys and values");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        private static Kind of(RecordComponent component) {
            if (component.getType() != List.class) {
                return of(component.getType());
            }
            Class<?> item = item(component);
            return item == Integer.class ? INTEGERS : item.isEnum() ? CHOICES : TEXTS;
        }

        private static Kind of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            } else if (type == int.class) {
                return INTEGER;
            } else if (type == long.class) {
                return LONG;
            } else if (type == double.class) {
                return NUMBER;
            } else if (type == IntegerOrAuto.class) {
                return INTEGER_OR_AUTO;
            } else if (type == NumberOrAuto.class) {
                return NUMBER_OR_AUTO;
            } else if (type == boolean.class) {
                return SWITCH;
            } else if (type.isEnum()) {
                return CHOICE;
            } else if (type.isRecord()) {
                return SECTION;
            }
            throw new IllegalArgumentException(
                    type + ": must be a type a job file's key can have: String, int, long, "
                            + "double, boolean, IntegerOrAuto, NumberOrAuto, an enum, a List of String, Integer or an enum, or a record");
        }
    }

    /** The keys of a section, in the order of the record. */
    static List<RecordKey> of(Class<?> section) {
        List<RecordKey> keys = new ArrayList<>();
        for (RecordComponent component : section.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            if (key == null) {
                throw new IllegalArgumentException(section.getName() + "." + component.getName() + " has no @Key");
            }
            Class<?> type = component.getType();
            keys.add(new RecordKey(kebab(component.getName()), Kind.of(component), type, key, component));
        }
        return keys;
    }

    static List<String> names(Class<?> section) {
        return of(section).stream().map(RecordKey::name).toList();
    }

    boolean required() {
        return key.otherwise().equals(Key.REQUIRED);
    }

    boolean mayBeAbsent() {
        return key.otherwise().equals(Key.ABSENT);
    }

    /** Whether a job file can be good without it, on its own or beside another key's value. */
    boolean mayBeLacking() {
        return mayBeAbsent() || !key.unless().isEmpty();
    }

    /** The type of a list's items, or the component's own where it is no list. */
    private static Class<?> item(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
    }

    /** The words of a choice or of choices, as a job file has them. */
    List<String> choices() {
        List<String> words = new ArrayList<>();
        for (Object constant : item(component).getEnumConstants()) {
            words.add(word((Enum<?>) constant));
        }
        return words;
    }

    /** The constant that a word of a choice stands for; null if it is none. */
    @Nullable
    Object constant(String word) {
        int index = choices().indexOf(word);
        return index < 0 ? null : item(component).getEnumConstants()[index];
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The range in words, "at least 1", or empty. */
    String range() {
        boolean below = Double.isInfinite(key.atLeast());
        boolean above = Double.isInfinite(key.atMost());
        if (below && above) {
            return "";
        }
        if (above) {
            return "at least " + Numbers.shown(key.atLeast());
        }
        return below
                ? "at most " + Numbers.shown(key.atMost())
                : "between " + Numbers.shown(key.atLeast()) + " and " + Numbers.shown(key.atMost());
    }

    boolean holds(double value) {
        return value >= key.atLeast() && value <= key.atMost();
    }

    /** A value to try: the example, else the default; empty where there is neither. */
    String suggestion() {
        if (!key.example().isEmpty()) {
            return key.example();
        }
        return required() || mayBeAbsent() || kind == Kind.SECTION ? "" : key.otherwise();
    }

    static String kebab(String camelCase) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            char letter = camelCase.charAt(i);
            if (Character.isUpperCase(letter)) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(letter));
        }
        return kebab.toString();
    }
}
